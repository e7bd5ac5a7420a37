import { certificatePath } from '#lib/components/deployed/certificates';
import { rootOf } from '#lib/components/deployed/root';
import { siteTrust } from '#lib/components/deployed/site-trust';
import { tierPrefix, writePrefix } from '#lib/components/victoria-metrics/paths';
import type { Environment } from '#lib/environment/environment';
import type { Sites } from '#lib/environment/metrics-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import { resolutions, tiersOf } from '#lib/environment/tiers';
import { serviceUrl } from '#lib/topology/addresses';
import { vmauth } from '#lib/topology/programs';
import { proxyFor } from '#lib/topology/proxy';
import { vmagent } from '#lib/topology/tier-programs';
import { usesTls } from '#lib/topology/tls';
import { type Duration, seconds } from '#lib/units/duration';

/** Something that vmagent writes to. */
export interface Destination {
  readonly url: string;
  /** One sample of each series is sent in this time; every sample when it is nothing. */
  readonly resolution: Duration;
  readonly token: SecretReference;
  /** What the token is for, in words. */
  readonly purpose: string;
  /** The file that its certificate is checked against. Absent: what the system trusts, or there is no certificate. */
  readonly authority?: string;
  /** The HTTP proxy on the way there. @default none */
  readonly proxy?: string;
}

/**
 * Everything that vmagent writes to: the tiers from hot to cold, and the hot tier of other sites. The order must stay: the folder of a queue has its number in
 * its name, and another number begins with an empty one.
 */
export function destinationsOf(environment: Environment): readonly Destination[] {
  const { victoriaMetrics } = environment;
  if (victoriaMetrics?.vmagent === undefined) return [];
  const front = serviceUrl(vmauth, vmauth.ports.web, environment);
  const own = tiersOf(environment).map(({ name }) => ({
    url: `${front}${tierPrefix(name)}${writePrefix}/api/v1/write`,
    resolution: name === 'hot' ? seconds(0) : resolutions[name],
    token: victoriaMetrics.tokens.write,
    purpose: 'bearer token of those who write to VictoriaMetrics',
    ...(usesTls(vmauth, environment) && { authority: certificatePath(vmagent, 'authority') }),
  }));
  return [
    ...own,
    ...(victoriaMetrics.sites === undefined ? [] : peersOf(environment, victoriaMetrics.sites)),
  ];
}

/** What comes from here goes there once: from hot to hot, which passes nothing on. */
function peersOf({ output }: Environment, { peers, tokens }: Sites): readonly Destination[] {
  const { file } = siteTrust(output, rootOf(vmagent.name));
  return peers.map(({ url }) => {
    const proxy = proxyFor(new URL(url), output)?.url;
    return {
      url: `${url}${tierPrefix('hot')}${writePrefix}/api/v1/write`,
      resolution: seconds(0),
      token: tokens.write,
      purpose: 'bearer token of other sites that write here, and with which this one writes there',
      ...(file !== undefined && { authority: file }),
      ...(proxy !== undefined && { proxy }),
    };
  });
}

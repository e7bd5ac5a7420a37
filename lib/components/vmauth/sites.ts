import type { RequiredSecret } from '#lib/components/component';
import { certificatePath } from '#lib/components/deployed/certificates';
import { rootOf } from '#lib/components/deployed/root';
import { siteTrust } from '#lib/components/deployed/site-trust';
import { tierPrefix } from '#lib/components/victoria-metrics/paths';
import type { OtherUsers, Route } from '#lib/components/vmauth/users';
import type { Environment } from '#lib/environment/environment';
import type { Sites } from '#lib/environment/metrics-choices';
import { serviceUrl } from '#lib/topology/addresses';
import { vmauth } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

const readVariable = 'SITES_READ_TOKEN';
const writeVariable = 'SITES_WRITE_TOKEN';

/** The Secrets that those variables are filled from. */
export const siteVariables = ({ tokens }: Sites): Readonly<Record<string, RequiredSecret>> => ({
  [readVariable]: {
    ...tokens.read,
    purpose: 'bearer token of other sites that read here, and of this one there',
  },
  [writeVariable]: {
    ...tokens.write,
    purpose: 'bearer token of other sites that write here, and with which this one writes there',
  },
});

/** What stands before the path of what other sites are to answer. */
const prefix = '/peers';

/** What vmauth says to itself there, and nobody else knows: the token of readers, not as a bearer token. */
const ownAuthorization = 'Peers %{READ_TOKEN}';

/**
 * A route whose answers come from other sites while none of its own can be reached. They are asked by way of vmauth itself,
 * because their certificates are of another authority than those of the stack, and a user has only one.
 *
 * @param local one address for all replicas, at which nobody answers once all are away
 * @param cut what those are not told of the path, in the hot tier
 */
export const orFromPeers = (route: Route, local: string, cut: string, environment: Environment): Route => ({
  ...route,
  urls: [local, `${serviceUrl(vmauth, vmauth.ports.web, environment)}${prefix}${tierPrefix('hot')}${cut}`],
  firstOnly: true,
  authorization: ownAuthorization,
});

/**
 * Other sites, which read and write the hot tier and nothing more: what they are asked, they answer themselves, so that no
 * question goes round; and vmauth itself, as far as it asks them.
 */
export function siteUsers(
  environment: Environment,
  { peers }: Sites,
  hot: { readonly read: Route; readonly write: Route },
): OtherUsers {
  const { file } = siteTrust(environment.output, rootOf(vmauth.name));
  const own = usesTls(vmauth, environment) ? { authority: certificatePath(vmauth, 'authority') } : {};
  return {
    ...own,
    users: [
      { name: 'sites, read', shows: { bearer_token: `%{${readVariable}}` }, routes: [hot.read], ...own },
      { name: 'sites, write', shows: { bearer_token: `%{${writeVariable}}` }, routes: [hot.write], ...own },
      {
        name: 'peers',
        shows: { auth_token: ownAuthorization },
        routes: [
          {
            paths: hot.read.paths.map((path) => `${prefix}${path}`),
            urls: peers.map(({ url }) => url),
            dropped: 1,
            firstOnly: true,
            authorization: `Bearer %{${readVariable}}`,
          },
        ],
        ...(file !== undefined && { authority: file }),
      },
    ],
  };
}

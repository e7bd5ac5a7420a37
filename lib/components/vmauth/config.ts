import { prefixParts, readPrefix, tierPrefix, writePrefix } from '#lib/components/victoria-metrics/paths';
import { orFromPeers, siteUsers } from '#lib/components/vmauth/sites';
import { type Route, usersFile } from '#lib/components/vmauth/users';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { type Tier, tiersOf } from '#lib/environment/tiers';
import type { NativeFile } from '#lib/native-file';
import { replicaUrls, serviceUrl } from '#lib/topology/addresses';
import { tierPrograms, vmagent, vmselectAll } from '#lib/topology/tier-programs';

/**
 * What may be read, as regular expressions over whole paths: what vmalert and Grafana's Prometheus data source ask for
 * (https://grafana.com/docs/grafana/latest/datasources/prometheus/), and nothing that deletes, exports or shows how the
 * programs are set. VictoriaMetrics answers rules and alerts with empty lists, which the data source expects.
 */
const readPaths = [
  'api/v1/query',
  'api/v1/query_range',
  'api/v1/query_exemplars',
  'api/v1/series',
  'api/v1/labels',
  'api/v1/label/[^/]+/values',
  'api/v1/metadata',
  'api/v1/rules',
  'api/v1/alerts',
  'api/v1/status/buildinfo',
] as const;

const writePaths = ['api/v1/write'] as const;

/**
 * Who may read VictoriaMetrics, and who may write to it. No answer is asked for again: vmselect refuses vmalert partial ones
 * with 503, and vmauth would take all of them for broken and refuse everybody.
 *
 * With vmagent there are further tiers, each under a path of its own: vmagent is written to where everybody writes, and
 * writes to the tiers; who names no tier reads the hot one.
 */
export function vmauthConfig(environment: Environment, choices: VictoriaMetricsChoices): NativeFile {
  const tiers = tiersOf({ victoriaMetrics: choices });
  const [hot] = tiers;
  if (hot === undefined) throw new RangeError('long-term storage has no hot tier');
  const named = choices.vmagent === undefined ? [] : tiers;
  const { sites } = choices;
  const read = (tier: Tier, prefix: string): Route => {
    const route = readRoute(environment, tier, prefix);
    return sites !== undefined && tier === hot ? fromPeersToo(environment, tier, route) : route;
  };
  return usersFile(
    'vmauth',
    environment,
    choices.tokens,
    {
      write: [
        ...(choices.vmagent === undefined ? [writeRoute(environment, hot, '')] : [toVmagent(environment)]),
        ...named.map((tier) => writeRoute(environment, tier, tierPrefix(tier.name))),
      ],
      read: [
        read(hot, ''),
        ...named.map((tier) => read(tier, tierPrefix(tier.name))),
        ...(named.length > 1 ? allRoute(environment, tiers) : []),
      ],
    },
    sites &&
      siteUsers(environment, sites, {
        read: readRoute(environment, hot, tierPrefix('hot')),
        write: writeRoute(environment, hot, tierPrefix('hot')),
      }),
  );
}

const below = (prefix: string, paths: readonly string[]) => paths.map((path) => `${prefix}/${path}`);

/** One of them sees every sample of a series, and thins them out; large requests that fail Prometheus sends again. */
const toVmagent = (environment: Environment): Route => ({
  paths: below(writePrefix, writePaths),
  urls: replicaUrls(vmagent, vmagent.ports.web, environment),
  dropped: prefixParts,
  firstOnly: true,
});

/** Over every replica. @param prefix of the tier, which nobody behind vmauth knows */
function writeRoute(environment: Environment, { name, choices }: Tier, prefix: string): Route {
  const { vminsert, victoriaMetrics } = tierPrograms[name];
  const program = choices.kind === 'cluster' ? vminsert : victoriaMetrics;
  return {
    paths: below(`${prefix}${writePrefix}`, writePaths),
    urls: replicaUrls(program, program.ports.web, environment),
    ...dropping(choices.kind, prefix),
  };
}

/** The same. */
function readRoute(environment: Environment, { name, choices }: Tier, prefix: string): Route {
  const { vmselect, victoriaMetrics } = tierPrograms[name];
  const program = choices.kind === 'cluster' ? vmselect : victoriaMetrics;
  return {
    paths: below(`${prefix}${readPrefix}`, readPaths),
    urls: replicaUrls(program, program.ports.web, environment),
    ...dropping(choices.kind, prefix),
  };
}

/** The same, and from other sites while none of its replicas can be reached. */
function fromPeersToo(environment: Environment, { name, choices }: Tier, route: Route): Route {
  const { vmselect, victoriaMetrics } = tierPrograms[name];
  const program = choices.kind === 'cluster' ? vmselect : victoriaMetrics;
  const cut = choices.kind === 'cluster' ? '' : readPrefix;
  return orFromPeers(route, serviceUrl(program, program.ports.web, environment), cut, environment);
}

/** vmselect over all of them, or the tier that reaches back furthest. */
function allRoute(environment: Environment, tiers: readonly Tier[]): readonly Route[] {
  const prefix = tierPrefix('all');
  const urls = replicaUrls(vmselectAll, vmselectAll.ports.web, environment);
  const last = tiers.at(-1);
  if (urls.length > 0)
    return [{ paths: below(`${prefix}${readPrefix}`, readPaths), urls, ...dropping('cluster', prefix) }];
  return last === undefined ? [] : [readRoute(environment, last, prefix)];
}

function dropping(kind: Tier['choices']['kind'], prefix: string): Pick<Route, 'dropped'> {
  const dropped = (prefix === '' ? 0 : 1) + (kind === 'single node' ? prefixParts : 0);
  return dropped === 0 ? {} : { dropped };
}

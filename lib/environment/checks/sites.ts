import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt, renderPath } from '#lib/environment/problem-at';
import type { StandIn } from '#lib/environment/stand-in';
import { renderPlace } from '#lib/place';
import type { Problem } from '#lib/problem';

const peers = ['victoriaMetrics', 'sites', 'peers'];

/** A peer is another site, under a name and an address of its own. */
const checkPeers = environmentCheck(['site', 'hosts', 'victoriaMetrics'], (environment) => {
  const { site, hosts, victoriaMetrics } = environment;
  const all = victoriaMetrics?.sites?.peers ?? [];
  const at = (index: number, key: 'site' | 'url', message: string, fix: string) =>
    problemAt(environment, 'sites', [...peers, index, key], { message, fix });
  return all.flatMap((peer, index) => {
    const earlier = (key: 'site' | 'url') => all.findIndex((other) => other[key] === peer[key]);
    const host = URL.canParse(peer.url) ? new URL(peer.url).host : undefined;
    return [
      ...(peer.site === site
        ? [at(index, 'site', `"${peer.site}" is this site itself`, 'write the site of another environment')]
        : []),
      ...(host !== undefined && host === hosts.metrics
        ? [at(index, 'url', `${host} is hosts.metrics of this site itself`, 'write that of the other site')]
        : []),
      ...(['site', 'url'] as const).flatMap((key) =>
        earlier(key) < index
          ? [
              at(
                index,
                key,
                `"${peer[key]}" is ${renderPath([...peers, earlier(key), key])} too`,
                'name each site once',
              ),
            ]
          : [],
      ),
    ];
  });
});

/** Other sites get in, where pods do not see each other. */
const checkEntrance = environmentCheck(['output', 'hosts', 'victoriaMetrics'], (environment) => {
  const { output, hosts, victoriaMetrics } = environment;
  if (output.kind !== 'kubernetes' || victoriaMetrics?.sites === undefined) return [];
  if (hosts.metrics !== undefined) return [];
  return [
    problemAt(environment, 'sites', ['hosts', 'metrics'], {
      message: 'is missing, and other sites neither send samples here nor ask for them',
      fix: 'add the host name under which they do, and its certificate to access.entrance.certificates',
    }),
  ];
});

export const sitesChecks = [checkPeers, checkEntrance];

/** Two environments that name other sites are not one site: what each sends would be the same series at a third. */
export function checkUniqueSites(standIns: readonly StandIn[]): readonly Problem[] {
  const environments = standIns
    .filter(({ isIntact }) => isIntact('site') && isIntact('victoriaMetrics'))
    .map(({ environment }) => environment)
    .filter(({ victoriaMetrics }) => victoriaMetrics?.sites !== undefined);
  return environments.flatMap((environment, index) => {
    const first = environments.findIndex(({ site }) => site === environment.site);
    const other = environments[first];
    if (other === undefined || first === index) return [];
    return problemAt(environment, 'sites', ['site'], {
      message: `"${environment.site}" is also the site of ${renderPlace(other.place(['site']))}`,
      fix: 'give each site a name of its own',
    });
  });
}

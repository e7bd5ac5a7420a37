import { checkSiteFlags } from '#lib/components/victoria-metrics/check-site-flags';
import type { ProgramFlags, VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { renderProblem } from '#lib/problem';
import { catalogue, environment } from '#test/lib/components/example';
import { cluster, inCluster, singleNode, tieredNode } from '#test/lib/components/victoria-metrics';

const told = (victoriaMetrics: VictoriaMetricsChoices) =>
  checkSiteFlags(inCluster(victoriaMetrics), catalogue.jobs).map(renderProblem).join('\n');

const ofVmstorage = (flags: ProgramFlags) => told({ ...cluster, vmstorage: { ...cluster.vmstorage, flags } });
const ofVmselect = (flags: ProgramFlags) => told({ ...cluster, vmselect: { ...cluster.vmselect, flags } });

const at = 'environments/production.yaml#victoriaMetrics';

describe('the flags that a site adds', () => {
  it('are right when the program has them and the stack does not set them', () => {
    expect([
      ofVmselect({ 'search.maxSeries': 5_000, 'search.maxQueueDuration': '5s', 'search.disableCache': true }),
      told({ ...singleNode, flags: { 'search.maxSeries': 5_000 } }),
      checkSiteFlags(environment(), catalogue.jobs),
    ]).toEqual(['', '', []]);
  });

  it('do not name other storage nodes, because every series would move', () => {
    expect(
      ofVmselect({ storageNode: 'other:8401' }),
    ).toBe(`${at}.vmselect.flags.storageNode victoriaMetrics.vmselect.flags.storageNode: -storageNode=other:8401 contradicts what the stack sets, vmstorage-0.vmstorage.monitoring.svc:8401, vmstorage-1.vmstorage.monitoring.svc:8401, vmstorage-2.vmstorage.monitoring.svc:8401: every storage node, by a name that stays: another name would move its series
    remove it, and choose victoriaMetrics.vmstorage.replicas`);
  });

  it('do not deduplicate otherwise than the jobs are scraped', () => {
    expect(
      ofVmstorage({ 'dedup.minScrapeInterval': '100ms' }),
    ).toBe(`${at}.vmstorage.flags.dedup.minScrapeInterval victoriaMetrics.vmstorage.flags["dedup.minScrapeInterval"]: -dedup.minScrapeInterval=100ms contradicts what the stack sets, 500ms: how often there is a sample of the fastest series: with less the samples of both replicas stay, with more samples are lost
    remove it`);
  });

  it('say where the site chooses what it wants to set', () => {
    expect(
      ofVmstorage({ retentionPeriod: '7m' }),
    ).toBe(`${at}.vmstorage.flags.retentionPeriod victoriaMetrics.vmstorage.flags.retentionPeriod: -retentionPeriod=7m contradicts what the stack sets, 30d: how long samples are kept
    remove it, and choose victoriaMetrics.retention`);
  });

  it('say where the site chooses that of a further tier', () => {
    const { cold } = tieredNode;
    if (cold === undefined) throw new Error('there is no cold tier');
    expect(
      told({ ...tieredNode, cold: { ...cold, flags: { retentionPeriod: '2y' } } }),
    ).toBe(`${at}.cold.flags.retentionPeriod victoriaMetrics.cold.flags.retentionPeriod: -retentionPeriod=2y contradicts what the stack sets, 365d: how long samples are kept
    remove it, and choose victoriaMetrics.cold.retention`);
  });

  it('are of the program that they are given to', () => {
    expect(
      ofVmstorage({ 'search.latencyOffset': '1s' }),
    ).toBe(`${at}.vmstorage.flags.search.latencyOffset victoriaMetrics.vmstorage.flags["search.latencyOffset"]: vmstorage has no flag -search.latencyOffset; vmselect, victoria-metrics have it
    move it there, or remove it: vmstorage would not start`);
  });

  it('can be read', () => {
    expect(
      told({ ...singleNode, flags: { 'search.maxSeries': 'many' } }),
    ).toBe(`${at}.flags.search.maxSeries victoriaMetrics.flags["search.maxSeries"]: -search.maxSeries=many is no int
    write a whole number, 0 or more`);
  });

  it('do not break what stands around the program, and a password is not repeated', () => {
    const flags: ProgramFlags = {
      version: true,
      tls: true,
      'http.pathPrefix': '/storage',
      'envflag.enable': true,
      'httpAuth.password': 'secret',
      snapshotAuthKey: 'secret',
      loggerLevel: 'info',
    };
    const where = (name: string, key = `["${name}"]`) =>
      `${at}.vmstorage.flags.${name} victoriaMetrics.vmstorage.flags${key}:`;
    expect(ofVmstorage(flags).split('\n')).toEqual([
      `${where('version', '.version')} -version ends the program as soon as it has started`,
      '    remove it',
      `${where('tls', '.tls')} -tls moves the pages that probes, Prometheus and the other programs ask for`,
      '    remove it',
      `${where('http.pathPrefix')} -http.pathPrefix moves the pages that probes, Prometheus and the other programs ask for`,
      '    remove it',
      `${where('envflag.enable')} -envflag.enable has flags read from variables, which no review shows`,
      '    write the flags themselves',
      `${where('httpAuth.password')} -httpAuth.password locks out probes, Prometheus and the other programs`,
      '    remove it: NetworkPolicies and vmauth say who may ask',
      `${where('snapshotAuthKey', '.snapshotAuthKey')} -snapshotAuthKey would be in dist for everybody to read`,
      '    remove it',
      `${where('loggerLevel', '.loggerLevel')} -loggerLevel=info is not one of INFO, WARN, ERROR, FATAL, PANIC`,
      '    write one of them: the program would not start',
    ]);
  });
});

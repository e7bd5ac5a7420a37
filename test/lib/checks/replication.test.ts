import { replication } from '#lib/checks/replication';
import type { Environment } from '#lib/environment/environment';
import {
  cluster,
  componentsOf,
  inCluster,
  locally,
  singleNode,
  tieredCluster,
  tieredNode,
} from '#test/lib/components/victoria-metrics';
import { broken, goodStack, told, wholeStack } from './example';

const same = '\n    give both the same';
const add = '\n    add deduplicationArgument to its arguments';
const interval = '"-dedup.minScrapeInterval=500ms",';
const stackOf = (site: Environment) => ({ ...goodStack(site), components: componentsOf(site) });
const tiered = stackOf(inCluster(tieredCluster));
const whole = (name: string, from: string, to: string, stack = wholeStack()) =>
  broken(`StatefulSet ${name}`, from, to, stack);

describe('stack/replication', () => {
  it.each([
    ['with a cluster', wholeStack()],
    ['with a single node', stackOf(inCluster(singleNode))],
    ['without long-term storage', goodStack()],
    ['with a cluster on one machine', stackOf(locally(cluster))],
    ['with three tiers', stackOf(inCluster(tieredCluster))],
    ['with three tiers on one machine', stackOf(locally(tieredNode))],
  ])('agrees in a stack %s', (_, stack) => {
    expect(told(replication, stack)).toEqual([]);
  });

  it.each([
    [
      'another number of copies',
      whole('vmselect', '-replicationFactor=2', '-replicationFactor=3'),
      `vmselect: has -replicationFactor=3, and vminsert has -replicationFactor=2${same}`,
    ],
    [
      'a number that only one side is told',
      whole('vminsert', '"-replicationFactor=2",', ''),
      `vmselect: has -replicationFactor=2, and vminsert has -replicationFactor=1${same}`,
    ],
    [
      'another interval of deduplication',
      whole('vmselect', interval, '"-dedup.minScrapeInterval=1s",'),
      `vmselect: has -dedup.minScrapeInterval=1s, and vmstorage has -dedup.minScrapeInterval=500ms${same}`,
    ],
    [
      'no interval where samples come twice',
      whole('vmstorage', interval, ''),
      `vmstorage: has no -dedup.minScrapeInterval, and samples are stored more than once${add}`,
    ],
    [
      'a single node that is told none',
      whole('victoria-metrics', interval, '', stackOf(inCluster(singleNode))),
      `victoria-metrics: has no -dedup.minScrapeInterval, and samples are stored more than once${add}`,
    ],
    [
      'a storage node that nobody reads',
      whole('vmselect', '"-storageNode=vmstorage-2.vmstorage.monitoring.svc:8401",', ''),
      `vmselect: has the storage nodes vmstorage-0.vmstorage.monitoring.svc, vmstorage-1.vmstorage.monitoring.svc, and vminsert has the storage nodes vmstorage-0.vmstorage.monitoring.svc, vmstorage-1.vmstorage.monitoring.svc, vmstorage-2.vmstorage.monitoring.svc${same}`,
    ],
    [
      'a storage node that nobody uses',
      whole('vmstorage', '"replicas":3', '"replicas":4'),
      'vminsert: has 3 storage nodes, and vmstorage has 4 replicas\n    name all of them: storageNodeArguments does',
    ],
    [
      'another number of copies in a further tier',
      whole('vminsert-cold', '-replicationFactor=2', '-replicationFactor=3', tiered),
      `vmselect-cold: has -replicationFactor=2, and vminsert-cold has -replicationFactor=3${same}`,
    ],
    [
      'a storage node that the one over all tiers does not ask',
      whole(
        'vmselect-all',
        '"-storageNode=warm/vmstorage-warm-2.vmstorage-warm.monitoring.svc:8411",',
        '',
        tiered,
      ),
      `vmselect-all: has -replicationFactor=2 for the nodes vmstorage-warm-0.vmstorage-warm.monitoring.svc:8411, vmstorage-warm-1.vmstorage-warm.monitoring.svc:8411 of warm, and vmselect-warm has -replicationFactor=2 for the nodes vmstorage-warm-0.vmstorage-warm.monitoring.svc:8411, vmstorage-warm-1.vmstorage-warm.monitoring.svc:8411, vmstorage-warm-2.vmstorage-warm.monitoring.svc:8411 of warm${same}`,
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(replication, stack)).toEqual([problem]);
  });

  it('asks for no deduplication of what is stored once', () => {
    const site = inCluster(singleNode);
    const once = { ...site, prometheus: { ...site.prometheus, replicas: 1 } };
    expect(told(replication, whole('victoria-metrics', interval, '', stackOf(once)))).toEqual([]);
  });
});

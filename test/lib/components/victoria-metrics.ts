import type { Component } from '#lib/components/component';
import { victoriaMetricsComponent } from '#lib/components/victoria-metrics/deployed';
import { longTermStorage } from '#lib/components/victoria-metrics/long-term-storage';
import { vmalertProgram } from '#lib/components/vmalert/component';
import type { Environment } from '#lib/environment/environment';
import type {
  VictoriaMetricsChoices,
  VictoriaMetricsCluster,
  VictoriaMetricsSingleNode,
} from '#lib/environment/metrics-choices';
import type { Images } from '#lib/kubernetes/images';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { catalogue, environment, onOneMachine, ruleFiles } from '#test/lib/components/example';

const tokens = {
  read: { secret: 'victoria-metrics', key: 'read-token' },
  write: { secret: 'victoria-metrics', key: 'write-token' },
};

const common = {
  retention: days(30),
  tokens,
  vmauth: { replicas: 2, flags: {} },
  vmalert: { replicas: 2, flags: {} },
};

/** What is added while both tokens are changed. */
export const otherTokens = {
  otherRead: { secret: 'victoria-metrics', key: 'read-token-2' },
  otherWrite: { secret: 'victoria-metrics', key: 'write-token-2' },
};

/** Three storage nodes, and two of everything in front of them. */
export const cluster: VictoriaMetricsCluster = {
  ...common,
  kind: 'cluster',
  replicationFactor: 2,
  vminsert: { replicas: 2, flags: {} },
  vmselect: { replicas: 2, flags: {}, storage: { storageClass: 'fast', size: gibibytes(10) } },
  vmstorage: { replicas: 3, flags: {}, storage: { storageClass: 'fast', size: gibibytes(100) } },
};

export const singleNode: VictoriaMetricsSingleNode = {
  ...common,
  kind: 'single node',
  storage: { storageClass: 'fast', size: gibibytes(100) },
  flags: {},
};

const vmagent = { replicas: 2, flags: {}, storage: { storageClass: 'fast', size: gibibytes(20) } };

/** The same as the hot one of three tiers. */
export const tieredCluster: VictoriaMetricsCluster = {
  ...cluster,
  retention: days(7),
  vmagent,
  warm: { ...tierOf(cluster), retention: days(30) },
  cold: { ...tierOf(cluster), retention: days(365) },
  vmselectAll: cluster.vmselect,
};

export const tieredNode: VictoriaMetricsSingleNode = {
  ...singleNode,
  retention: days(7),
  vmagent,
  warm: { kind: 'single node', storage: singleNode.storage, flags: {}, retention: days(30) },
  cold: { kind: 'single node', storage: singleNode.storage, flags: {}, retention: days(365) },
};

function tierOf({ kind, replicationFactor, vminsert, vmselect, vmstorage }: VictoriaMetricsCluster) {
  return { kind, replicationFactor, vminsert, vmselect, vmstorage };
}

/** The hot tier of some choices: what they say of themselves. */
export const hot = <Choices extends VictoriaMetricsChoices>(choices: Choices) =>
  ({ name: 'hot', path: ['victoriaMetrics'], choices }) as const;

/** An environment in Kubernetes with long-term storage. */
export const inCluster = (victoriaMetrics: VictoriaMetricsChoices = cluster): Environment =>
  environment({ victoriaMetrics });

/** The same on one machine. */
export const locally = (victoriaMetrics: VictoriaMetricsChoices = singleNode): Environment =>
  onOneMachine({ victoriaMetrics });

const images: Images = Object.fromEntries(
  ['vmstorage', 'vminsert', 'vmselect', 'victoria-metrics', 'vmagent', 'vmauth', 'vmalert'].map((name) => [
    name,
    { image: `docker.io/victoriametrics/${name}`, tag: 'v1.150.0', digest: null, source: 'x' },
  ]),
);

/** Every component of VictoriaMetrics, in the order in which they are started. */
export function componentsOf(site: Environment): readonly Component[] {
  const { victoriaMetrics: choices } = site;
  if (choices === undefined) return [];
  return [
    ...longTermStorage(site, catalogue.jobs),
    vmalertProgram({ environment: site, choices, ruleFiles, longestWindow: days(7) }),
  ].map((program) => victoriaMetricsComponent(program, site, images));
}

/** @throws Error when the environment has no such program */
export function componentOf(name: string, site: Environment): Component {
  const found = componentsOf(site).find((component) => component.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

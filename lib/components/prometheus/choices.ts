import { chosen, sized } from '#lib/components/choice';
import type { Choice } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import { sizePrometheus } from '#lib/sizing/prometheus';
import { sizeRemoteWrite } from '#lib/sizing/remote-write';

/** The values of the environment and of the sizing model that Prometheus runs with. */
export function prometheusChoices(environment: Environment): readonly Choice[] {
  const { cluster, site, prometheus, targets, remoteWrite, victoriaMetrics, load } = environment;
  const { replicas, retention, storage } = prometheus;
  const size = sizePrometheus(environment);
  return [
    chosen(environment, 'cluster', cluster, ['cluster']),
    chosen(environment, 'site', site, ['site']),
    chosen(environment, 'replicas', replicas, ['prometheus', 'replicas']),
    chosen(environment, 'retention time', retention.time, ['prometheus', 'retention', 'time']),
    chosen(environment, 'retention size', retention.size, ['prometheus', 'retention', 'size']),
    sized('retention size reaches back', size.reach),
    chosen(environment, 'storage size', storage.size, ['prometheus', 'storage', 'size']),
    sized('cpu cores', size.cpu),
    sized('memory', size.memory),
    sized('start may take', size.startup),
    ...Object.entries(targets).map(([job, discovery]) =>
      chosen(environment, `targets of ${job}`, discovery.kind, ['targets', job]),
    ),
    ...(remoteWrite === undefined
      ? []
      : [chosen(environment, 'remote write', remoteWrite.url, ['remoteWrite', 'url'])]),
    ...(victoriaMetrics === undefined
      ? []
      : [chosen(environment, 'remote write', 'VictoriaMetrics of this stack', ['victoriaMetrics', 'kind'])]),
    ...(victoriaMetrics === undefined && remoteWrite === undefined
      ? []
      : queueChoices(load.samplesPerSecond)),
  ];
}

function queueChoices(samplesPerSecond: number): readonly Choice[] {
  const { minShards, maxShards, maxSamplesPerSend, capacity, from } = sizeRemoteWrite(samplesPerSecond);
  return [
    { name: 'remote write shards', value: `${minShards} to ${maxShards}`, from },
    {
      name: 'remote write request',
      value: `${maxSamplesPerSend} samples, ${capacity} buffered per shard`,
      from,
    },
  ];
}

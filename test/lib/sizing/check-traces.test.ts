import { environmentCheck } from '#lib/environment/checks/check';
import { loadEnvironments } from '#lib/environment/load';
import { checkCapacity } from '#lib/sizing/check-capacity';
import { tracesLimits } from '#lib/sizing/traces-limits';
import { withDirectory } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';
import type { Mistake } from '#test/lib/environment/mistake';
import { goodWithBadger, goodWithElasticsearch } from '#test/lib/environment/traces';

function told(text: string): string {
  return withDirectory({ 'site.yaml': text }, (directory) => {
    try {
      loadEnvironments(directory, [
        environmentCheck(['acceptedRisks', 'load', 'traces'], (environment) =>
          checkCapacity(environment, tracesLimits(environment)),
        ),
      ]);
      return 'no problem';
    } catch (error) {
      return error instanceof Error ? error.message.replaceAll(directory, 'environments') : 'no Error';
    }
  });
}

const mistakes: readonly (Mistake & { readonly good: string })[] = [
  {
    title: 'a wait that is longer than the memory of the sampler allows',
    good: goodWithBadger,
    from: 'decisionWait: 30s',
    to: 'decisionWait: 60s\n    resources: { cpu: 1, memory: 256Mi }',
    told: `environments/site.yaml:84:34 traces.sampler.resources.memory: otel-sampler carries 0 spans/s with 256 MiB a replica; the declared 1000 spans/s need 459.1 MiB: (128 MiB + 1000 spans/s / (2 replicas, none of them spare) x 1m x 2 x 2 KiB + 1000000 decisions x 128 bytes) / 80 %
        resources: { cpu: 1, memory: 256Mi }
                                     ^^^^^ write 460Mi or more, or leave resources out: they are worked out from the load; or accept it: acceptedRisks: { otel-sampler-memory: the reason }`,
  },
  {
    title: 'a wait that takes more memory than a sampler is given by itself',
    good: goodWithElasticsearch
      .replace('spansPerSecond: 1000', 'spansPerSecond: 40000')
      .replace('size: 300Gi', 'size: 4Ti')
      .replaceAll('size: 5Gi', 'size: 50Gi'),
    from: 'decisionWait: 30s',
    to: 'decisionWait: 5m',
    told: `environments/site.yaml:89:19 traces.sampler.decisionWait: otel-sampler carries 17151 spans/s with 16 GiB a replica; the declared 40000 spans/s need 32.34 GiB: (128 MiB + 40000 spans/s / (2 replicas, none of them spare) x 5m x 2 x 2 KiB + 24000000 decisions x 128 bytes) / 80 %
        decisionWait: 5m
                      ^^ write a shorter decisionWait, sampler.replicas: 5 or more, or sampler.resources with as much memory; or accept it: acceptedRisks: { otel-sampler-memory: the reason }`,
  },
  {
    title: 'a gateway without memory for what it counts',
    good: goodWithBadger,
    from: '  collector:\n',
    to: '  collector:\n    resources: { cpu: 1, memory: 256Mi }\n',
    told: `environments/site.yaml:80:34 traces.collector.resources.memory: otel-collector carries 0 spans/s with 256 MiB a replica; the declared 1000 spans/s need 378.6 MiB: (256 MiB + 39.06 MiB for what is counted + 1000 spans/s / (2 replicas less one that may be lost) x 4 s x 2 KiB) / 80 %
        resources: { cpu: 1, memory: 256Mi }
                                     ^^^^^ write 379Mi or more, or leave resources out: they are worked out from the load; or accept it: acceptedRisks: { otel-collector-memory: the reason }`,
  },
  {
    title: 'a volume of the gateway that is smaller than the queue on it',
    good: goodWithBadger,
    from: '  collector:\n    storage: { storageClass: fast, size: 5Gi }',
    to: '  collector:\n    storage: { storageClass: fast, size: 900Mi }',
    told: `environments/site.yaml:80:42 traces.collector.storage.size: otel-collector carries 921 spans/s with 900 MiB a replica; the declared 1000 spans/s need 976.6 MiB: 1000 spans/s / (2 replicas less one that may be lost) x 10m x 1 KiB / 0.6 (the queue's part of the volume)
        storage: { storageClass: fast, size: 900Mi }
                                             ^^^^^ write 977Mi or more, or more replicas; or accept it: acceptedRisks: { otel-collector-disk: the reason }`,
  },
  {
    title: 'more spans than its storage nodes take',
    good: goodWithElasticsearch
      .replace('size: 300Gi', 'size: 40Ti')
      .replaceAll('size: 5Gi', 'size: 500Gi')
      .replace('  sampler:\n', '  sampler:\n    replicas: 20\n')
      .replace('  collector:\n', '  collector:\n    replicas: 9\n'),
    from: 'spansPerSecond: 1000',
    to: 'spansPerSecond: 200000',
    told: `environments/site.yaml:94:12 traces.storage.nodes: elasticsearch carries 142222 spans/s with 16 cores a replica; the declared 200000 spans/s need 22.5 cores: 200000 spans/s x 10 % and 5 % that are always kept x (1 + 2 copies) / (3 nodes less one that may be lost) / 2000 per core
        nodes: 3
               ^ write nodes: 4 or more; or accept it: acceptedRisks: { elasticsearch-cpu: the reason }`,
  },
  {
    title: 'a volume of Jaeger that does not hold the retention',
    good: goodWithBadger,
    from: 'size: 100Gi',
    to: 'size: 10Gi',
    told: `environments/site.yaml:86:42 traces.storage.storage.size: jaeger carries 179 spans/s with 10 GiB a replica; the declared 1000 spans/s need 55.62 GiB: 1000 spans/s x 10 % and 5 % that are always kept x 3d x 1 KiB x 1.5 (until garbage is collected)
        storage: { storageClass: fast, size: 10Gi }
                                             ^^^^ write 55.75Gi or more, or a shorter traces.retention; or accept it: acceptedRisks: { jaeger-disk: the reason }`,
  },
  {
    title: 'volumes of Elasticsearch that do not hold the retention',
    good: goodWithElasticsearch,
    from: 'size: 300Gi',
    to: 'size: 30Gi',
    told: `environments/site.yaml:94:42 traces.storage.storage.size: elasticsearch carries 332 spans/s with 30 GiB a replica; the declared 1000 spans/s need 90.12 GiB: 1000 spans/s x 10 % and 5 % that are always kept x (7d + 1d) x 700 bytes x (1 + 2 copies) / 3 nodes / 0.75 (free for merges)
        storage: { storageClass: fast, size: 30Gi }
                                             ^^^^ write 90.25Gi or more, or a shorter traces.retention; or accept it: acceptedRisks: { elasticsearch-disk: the reason }`,
  },
];

describe('the load of traces', () => {
  it.each(mistakes)('is not carried by $title', ({ good, from, to, told: message }) => {
    expect(told(broken(from, to, good))).toBe(message);
  });

  it.each([
    ['files', goodWithBadger],
    ['Elasticsearch', goodWithElasticsearch],
  ])('is carried by what keeps them in %s', (_, good) => {
    expect(told(good)).toBe('no problem');
  });
});

import { environmentCheck } from '#lib/environment/checks/check';
import { loadEnvironments } from '#lib/environment/load';
import { checkTraces } from '#lib/sizing/check-traces';
import { withDirectory } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';
import type { Mistake } from '#test/lib/environment/mistake';
import { goodWithBadger, goodWithElasticsearch } from '#test/lib/environment/traces';

function told(text: string): string {
  return withDirectory({ 'site.yaml': text }, (directory) => {
    try {
      loadEnvironments(directory, [environmentCheck(['load', 'traces'], checkTraces)]);
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
    told: `environments/site.yaml:84:34 traces.sampler.resources.memory: 256 MiB does not hold what waits for 1m: (128 MiB + 1000 spans/s / (2 replicas, none of them spare) x 1m x 2 x 2 KiB + 1000000 decisions x 128 bytes) / 80 %, in steps of 256 MiB are 512 MiB
        resources: { cpu: 1, memory: 256Mi }
                                     ^^^^^ write 512Mi or more, a shorter decisionWait, or more replicas`,
  },
  {
    title: 'a wait that takes more memory than a sampler is given by itself',
    good: goodWithElasticsearch
      .replace('spansPerSecond: 1000', 'spansPerSecond: 40000')
      .replace('size: 300Gi', 'size: 4Ti'),
    from: 'decisionWait: 30s',
    to: 'decisionWait: 5m',
    told: `environments/site.yaml:89:19 traces.sampler.decisionWait: 5m takes 32.5 GiB of memory in each sampler, more than 16 GiB, the most that it is given by itself: (128 MiB + 40000 spans/s / (2 replicas, none of them spare) x 5m x 2 x 2 KiB + 24000000 decisions x 128 bytes) / 80 %, in steps of 256 MiB
        decisionWait: 5m
                      ^^ write a shorter decisionWait, more replicas, or resources with memory: 32.5Gi or more`,
  },
  {
    title: 'a gateway without memory for what it counts',
    good: goodWithBadger,
    from: '  collector:\n',
    to: '  collector:\n    resources: { cpu: 1, memory: 256Mi }\n',
    told: `environments/site.yaml:80:34 traces.collector.resources.memory: 256 MiB does not hold the spans and what is counted from them, 39.06 MiB at most: (256 MiB + 39.06 MiB for what is counted + 1000 spans/s / (2 replicas less one that may be lost) x 4 s x 2 KiB) / 80 %, in steps of 256 MiB are 512 MiB
        resources: { cpu: 1, memory: 256Mi }
                                     ^^^^^ write 512Mi or more, or leave resources out: they are worked out from the load`,
  },
  {
    title: 'a volume of Jaeger that does not hold the retention',
    good: goodWithBadger,
    from: 'size: 100Gi',
    to: 'size: 10Gi',
    told: `environments/site.yaml:86:42 traces.storage.storage.size: 10 GiB does not hold 3d: 1000 spans/s x 10 % and 5 % that are always kept x 3d x 1 KiB x 1.5 (until garbage is collected) are 56 GiB
        storage: { storageClass: fast, size: 10Gi }
                                             ^^^^ write 56Gi or more, or a shorter traces.retention`,
  },
  {
    title: 'volumes of Elasticsearch that do not hold the retention',
    good: goodWithElasticsearch,
    from: 'size: 300Gi',
    to: 'size: 30Gi',
    told: `environments/site.yaml:94:42 traces.storage.storage.size: 30 GiB does not hold 7d: 1000 spans/s x 10 % and 5 % that are always kept x (7d + 1d) x 700 bytes x (1 + 2 copies) / 3 nodes / 0.75 (free for merges) are 91 GiB
        storage: { storageClass: fast, size: 30Gi }
                                             ^^^^ write 91Gi or more, or a shorter traces.retention`,
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

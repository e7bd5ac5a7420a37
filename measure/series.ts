import { storedBound } from '#lib/metrics/bound';
import type { Label } from '#lib/metrics/label';
import type { Metric } from '#lib/metrics/metric';
import { type Course, courseOf, risingBuckets } from '#measure/course';
import { seededRandom } from '#measure/random';
import type { Labels } from '#measure/remote-write-request';

/** Series that go together: one, or those of a histogram, whose values depend on each other. */
export interface Played {
  readonly labels: readonly Labels[];
  /** Writes the next value of each, from `offset` on. */
  next(values: Float64Array, offset: number): void;
}

/** Values of each label that are played, whatever its bound: ten of one label would leave no room for other families. */
const mostValues = 3;

/**
 * What programs expose whose families are these: so many targets that there are at least `count` series.
 *
 * @throws RangeError when there are no families
 */
export function playedSeries(metrics: readonly Metric[], count: number): readonly Played[] {
  const random = seededRandom(1);
  const played: Played[] = [];
  let series = 0;
  for (let target = 1; series < count; target += 1) {
    for (const metric of metrics) {
      for (const own of combinations(metric.labels)) {
        const one = play(metric, { ...site, job: metric.job.name, ...targetLabels(target), ...own }, random);
        played.push(one);
        series += one.labels.length;
      }
    }
    if (series === 0) throw new RangeError('no families, no series');
  }
  return played;
}

/** How many series they are. */
export const numberOf = (played: readonly Played[]): number =>
  played.reduce((sum, { labels }) => sum + labels.length, 0);

/** The first of them that are `count` series at least, and the others. */
export function split(
  played: readonly Played[],
  count: number,
): { readonly first: readonly Played[]; readonly more: readonly Played[] } {
  let series = 0;
  const end = played.findIndex(({ labels }) => {
    series += labels.length;
    return series >= count;
  });
  return { first: played.slice(0, end + 1), more: played.slice(end + 1) };
}

const site = { cluster: 'dwcp-production', environment: 'production', site: 'frankfurt' };

const targetLabels = (target: number): Labels => ({
  instance: `dwcp-node-${target}:8080`,
  node_id: `node-${target}`,
});

function play(metric: Metric, labels: Labels, random: () => number): Played {
  if (metric.kind === 'histogram') {
    const bounds = [...metric.buckets.map(storedBound), '+Inf'];
    return {
      labels: [
        ...bounds.map((le) => ({ ...labels, le, __name__: `${metric.name}_bucket` })),
        { ...labels, __name__: `${metric.name}_sum` },
        { ...labels, __name__: `${metric.name}_count` },
      ],
      next: risingBuckets(metric.buckets, random),
    };
  }
  const course: Course = courseOf(metric, random);
  return {
    labels: [{ ...labels, __name__: metric.name }],
    next: (values, offset) => {
      values[offset] = course();
    },
  };
}

/** Every combination of the first values of each label. */
function combinations(labels: Readonly<Record<string, Label>>): readonly Labels[] {
  return Object.entries(labels).reduce<readonly Labels[]>(
    (so, [name, label]) => so.flatMap((one) => valuesOf(label).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function valuesOf({ values }: Label): readonly string[] {
  if ('impliedBy' in values) return [`of-${values.impliedBy}`];
  if (!('atMost' in values)) return values.slice(0, mostValues);
  return Array.from({ length: Math.min(values.atMost, mostValues) }, (_, index) => `value-${index + 1}`);
}

import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { seconds } from '#lib/units/duration';
import { numberOf, type Played, playedSeries, split } from '#measure/series';
import { job } from '#test/lib/components/example';

const core = job('core', { interval: seconds(1) });
const requests = counter('requests_total', {
  help: 'Requests.',
  unit: 'count',
  job: core,
  labels: { result: oneOf('How it ended', 'good', 'bad'), path: upTo(100, 'Path') },
});
const latency = histogram('latency_seconds', {
  help: 'Latency.',
  unit: 'seconds',
  buckets: [0.1, 1],
  job: core,
});
const load = gauge('load_ratio', { help: 'Load.', unit: 'ratio', job: core });

/** The values of all series at each of some steps. */
function valuesOf(played: readonly Played[], steps: number): readonly (readonly number[])[] {
  return Array.from({ length: steps }, () =>
    played.flatMap((one) => {
      const values = new Float64Array(one.labels.length);
      one.next(values, 0);
      return [...values];
    }),
  );
}

describe('what is played to be measured', () => {
  const played = playedSeries([requests, latency, load], 1);

  it('has the labels of a site, and some values of each label of the family', () => {
    // Two results of three paths, two buckets with +Inf, sum and count, and the gauge.
    expect(numberOf(played)).toBe(2 * 3 + 5 + 1);
    expect(played[0]?.labels).toEqual([
      {
        __name__: 'requests_total',
        cluster: 'dwcp-production',
        environment: 'production',
        site: 'frankfurt',
        job: 'core',
        instance: 'dwcp-node-1:8080',
        node_id: 'node-1',
        result: 'good',
        path: 'value-1',
      },
    ]);
  });

  it('has no series twice', () => {
    const all = playedSeries([requests, latency, load], 100).flatMap(({ labels }) => labels);
    expect(new Set(all.map((labels) => JSON.stringify(labels))).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(100);
  });

  it('rises where it counts, bucket by bucket', () => {
    const histograms = playedSeries([latency], 1);
    let last: readonly number[] = [0, 0, 0, 0, 0];
    for (const values of valuesOf(histograms, 50)) {
      const [low = 0, high = 0, all = 0, , count = 0] = values;
      expect(low).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(all);
      expect(count).toBe(all);
      values.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(last[index] ?? 0);
      });
      last = values;
    }
    expect(last[4]).toBeGreaterThan(0);
  });

  it('is the same in every run', () => {
    const again = playedSeries([requests, latency, load], 1);
    expect(valuesOf(playedSeries([requests, latency, load], 1), 10)).toEqual(valuesOf(again, 10));
  });

  it('is split into those that are sent first and those that come besides', () => {
    const { first, more } = split(playedSeries([latency], 100), 20);
    expect([numberOf(first), numberOf(first) + numberOf(more)]).toEqual([20, 100]);
  });

  it('is of families', () => {
    expect(() => playedSeries([], 1)).toThrow(new RangeError('no families, no series'));
  });
});

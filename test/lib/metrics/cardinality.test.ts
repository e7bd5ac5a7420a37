import { seriesOfJob, seriesPerTarget } from '#lib/metrics/cardinality';
import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { gauge, histogram } from '#lib/metrics/metric';
import { job } from './fixtures';

const labels = {
  pod: upTo(10, 'Pod'),
  namespace: impliedBy('pod', 'Namespace'),
  mode: oneOf('Mode', 'a', 'b', 'c'),
};
const level = gauge('level', { help: 'Level', unit: 'none', labels, job });
const latency = histogram('latency_seconds', {
  help: 'Latency',
  unit: 'seconds',
  labels,
  job,
  buckets: [1, 2],
});

describe('the cardinality of a metric', () => {
  it('is the product of what its labels can be, without those that follow from others', () => {
    expect(seriesPerTarget(level)).toBe(30);
  });

  it('counts the buckets, +Inf, sum and count of a histogram', () => {
    expect(seriesPerTarget(latency)).toBe(150);
  });

  it('adds up over a job', () => {
    expect(seriesOfJob(job, [level, latency])).toBe(180);
    expect(seriesOfJob({ name: 'another' }, [level, latency])).toBe(0);
  });
});

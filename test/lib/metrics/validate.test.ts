import type { ScrapeJob } from '#lib/metrics/job';
import { upTo } from '#lib/metrics/label';
import { learnedMetrics } from '#lib/metrics/learned';
import {
  type CounterProps,
  counter,
  gauge,
  type HistogramProps,
  histogram,
  type Metric,
  type MetricProps,
  type MetricSource,
} from '#lib/metrics/metric';
import { catalogueProblems } from '#lib/metrics/validate';
import { renderProblem } from '#lib/problem';
import { seconds } from '#lib/units/duration';
import { job } from './fixtures';

const externalLabels = ['cluster'];

/** Each problem as a person reads it, without the place in this file. */
const problems = (...metrics: readonly Metric[]): readonly string[] =>
  catalogueProblems(metrics, externalLabels).map((problem) =>
    renderProblem(problem).replace(/^test\/lib\/metrics\/validate\.test\.ts:\d+:\d+/, 'HERE'),
  );

type Gauge = MetricProps<string, string>;
const aGauge = (name: string, changes: Partial<Gauge> = {}) =>
  gauge(name, { help: 'Level', unit: 'none', job, ...changes });
const aCounter = (name: string, changes: Partial<CounterProps<string, string>> = {}) =>
  counter(name, { help: 'Hits', unit: 'count', job, ...changes });
const aHistogram = (changes: Partial<HistogramProps<string, string>> = {}) =>
  histogram('latency_seconds', { help: 'Latency', unit: 'seconds', job, buckets: [0.5, 1], ...changes });
const labelled = (label: string) => ({ labels: { [label]: upTo(2, 'Something') } });
const aJob = (changes: Partial<ScrapeJob>): ScrapeJob => ({ ...job, ...changes });
const learned = (of: ScrapeJob, type: 'gauge' | 'counter', name = 'go_hits') =>
  learnedMetrics(of, {
    job: of.name,
    families: [{ name, type, help: '', unit: 'count', labels: [], series: 1 }],
  });

describe('a catalogue', () => {
  it('is right when names, labels, units and bounds agree', () => {
    const good = [
      aGauge('level', labelled('node_id')),
      aCounter('hits_total'),
      aCounter('cpu_seconds_total', { unit: 'seconds' }),
      aHistogram({ requiredBounds: [0.5] }),
    ];
    expect(problems(...good)).toEqual([]);
  });

  it('has each exposed name once', () => {
    const other = aJob({ name: 'other' });
    expect(problems(aGauge('level'), aGauge('level', { job: other }))).toEqual([
      'HERE level: level is declared for job other and for job nodes\n    keep one of the two: a family has one kind and belongs to one job',
    ]);
    expect(problems(aHistogram(), aGauge('latency_seconds_sum'))).toEqual([
      'HERE latency_seconds_sum: latency_seconds_sum is declared for job nodes and for job nodes\n    keep one of the two: a family has one kind and belongs to one job',
    ]);
  });

  it('may have what several programs were seen to have in common, in one kind', () => {
    const other = aJob({ name: 'other' });
    expect(problems(...learned(job, 'counter'), ...learned(other, 'counter'))).toEqual([]);
    expect(problems(...learned(job, 'counter'), ...learned(other, 'gauge'))).toEqual([
      'metrics/exporters/other.json go_hits: go_hits is a gauge of job other and a counter of job nodes\n    keep one of the two: a family has one kind and belongs to one job',
    ]);
  });

  it('may have what several programs share by their documentation, and nothing else of it', () => {
    const other = aJob({ name: 'other' });
    const documented = { kind: 'documented', document: 'https://example.com' } as const;
    const shared = { ...documented, isCommon: true } as const;
    const declared = (first: MetricSource, second: MetricSource) =>
      problems(aGauge('level', { source: first }), aGauge('level', { job: other, source: second }));
    expect(declared(shared, shared)).toEqual([]);
    expect(
      problems(...learned(job, 'gauge', 'level'), aGauge('level', { job: other, source: shared })),
    ).toEqual([]);
    expect(declared(shared, documented)).toEqual([
      'HERE level: level is declared for job other and for job nodes\n    keep one of the two: a family has one kind and belongs to one job',
    ]);
  });

  it('does not declare what was learned', () => {
    expect(problems(...learned(job, 'gauge', 'level'), aGauge('level'))).toEqual([
      'HERE level: level is declared for job nodes and for job nodes\n    keep one of the two: a family has one kind and belongs to one job',
    ]);
  });
});

describe('the name of a metric', () => {
  it('is one that Prometheus takes, without colons', () => {
    expect(problems(aGauge('dwcp:level'))).toEqual([
      'HERE dwcp:level: "dwcp:level" is not the name of a metric\n    use letters, digits and _; colons are for recording rules',
    ]);
  });

  it('ends in _total exactly for counters', () => {
    expect(problems(aGauge('level_total'))).toEqual([
      'HERE level_total: ends in _total and is a gauge\n    correct the kind, or say in nameDisagrees why the name is so',
    ]);
    expect(problems(aCounter('hits'))).toEqual([
      'HERE hits: is a counter and does not end in _total\n    correct the kind, or say in nameDisagrees why the name is so',
    ]);
  });

  it('ends in the unit of the metric', () => {
    expect(problems(aGauge('age_seconds', { unit: 'milliseconds' }))).toEqual([
      "HERE age_seconds: ends in _seconds and is in milliseconds\n    declare unit: 'seconds', or say in nameDisagrees why the name is so",
    ]);
  });

  it('may disagree where the declaration says why, or where the program of others does', () => {
    expect(problems(aGauge('compression_ratio', { nameDisagrees: 'it is a factor' }))).toEqual([]);
    expect(problems(...learned(job, 'gauge', 'level_total'))).toEqual([]);
  });
});

describe('the labels of a metric', () => {
  it.each([
    ['job', 'set by every scrape'],
    ['instance', 'set by every scrape'],
    ['cluster', 'an external label of the server'],
  ])('are not %s', (label, use) => {
    expect(problems(aGauge('level', labelled(label)))).toEqual([
      `HERE level: has the label ${label}, which is ${use}\n    give the label another name`,
    ]);
  });

  it('are not those of the targets', () => {
    expect(problems(aGauge('level', { ...labelled('pod'), job: aJob({ targetLabels: ['pod'] }) }))).toEqual([
      'HERE level: has the label pod, which is a target label of job nodes\n    give the label another name',
    ]);
  });

  it('are not the bound of a bucket', () => {
    expect(problems(aHistogram(labelled('le')))).toEqual([
      'HERE latency_seconds: has the label le, which is the bound of a bucket\n    give the label another name',
    ]);
  });

  it.each(['__name', 'a-b', ''])('are not called "%s"', (label) => {
    expect(problems(aGauge('level', labelled(label)))).toEqual([
      `HERE level: "${label}" is not the name of a label\n    use letters, digits and _; names that start with __ are reserved`,
    ]);
  });
});

describe('the buckets of a histogram', () => {
  it('exist', () => {
    expect(problems(aHistogram({ buckets: [] }))).toEqual([
      'HERE latency_seconds: has no buckets\n    list the upper bounds, without +Inf',
    ]);
  });

  it('rise', () => {
    expect(problems(aHistogram({ buckets: [0.5, 2, 1] }))).toEqual([
      'HERE latency_seconds: has the bound 1 after 2\n    list each bound once, rising',
    ]);
    expect(problems(aHistogram({ buckets: [1, 1] }))).toEqual([
      'HERE latency_seconds: has the bound 1 after 1\n    list each bound once, rising',
    ]);
  });

  it('contain the bounds of objectives', () => {
    expect(problems(aHistogram({ requiredBounds: [0.1] }))).toEqual([
      'HERE latency_seconds: has no bucket 0.1, which an objective needs; its bounds are 0.5, 1\n    add 0.1 to the buckets, here and where DWCP exports it',
    ]);
  });
});

describe('a job', () => {
  it('accepts twice the series that its metrics are bounded to', () => {
    const level = (samples: number) =>
      aGauge('level', {
        labels: { pod: upTo(501, 'Pod') },
        job: aJob({ limits: { ...job.limits, samples } }),
      });
    expect(problems(level(1_002))).toEqual([]);
    expect(problems(level(1_001))).toEqual([
      'metrics/*-jobs.ts nodes: limits a scrape to 1001 samples, and its families can need 1002\n    raise limits.samples to at least 1002, or bound the labels of its metrics tighter',
    ]);
  });

  it('accepts ten times the series that were learned', () => {
    const small = aJob({ limits: { ...job.limits, samples: 9 } });
    expect(problems(...learned(small, 'gauge'))).toEqual([
      'metrics/*-jobs.ts nodes: limits a scrape to 9 samples, and its families can need 10\n    raise limits.samples to at least 10, or bound the labels of its metrics tighter',
    ]);
  });

  it('times out before the next scrape', () => {
    expect(problems(aGauge('level', { job: aJob({ timeout: seconds(6) }) }))).toEqual([
      'metrics/*-jobs.ts nodes: times out after 6s, and scrapes every 5s\n    lower the timeout to 5s or less; Prometheus refuses to start otherwise',
    ]);
  });
});

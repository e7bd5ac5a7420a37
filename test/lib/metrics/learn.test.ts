import type { ExporterFile, LearnedFamily } from '#lib/metrics/exporter-file';
import { parseExposition } from '#lib/metrics/exposition';
import { learn } from '#lib/metrics/learn';
import { renderProblem } from '#lib/problem';

const page = 'http://127.0.0.1:1/metrics';
const nothing: ExporterFile = { job: 'nodes', families: [] };
const learnLines = (known: ExporterFile, ...lines: readonly string[]) =>
  learn(parseExposition(lines.join('\n'), page).families, known, page);

/** Name to what is under test. */
const pick = <Key extends keyof LearnedFamily>({ families }: ExporterFile, key: Key) =>
  Object.fromEntries(families.map((family) => [family.name, family[key]]));

describe('learn', () => {
  it('notes kind, labels, bounds and number of series', () => {
    const { learned, problems } = learnLines(
      nothing,
      '# HELP h_seconds Time',
      '# TYPE h_seconds histogram',
      'h_seconds_bucket{le="+Inf",z="1",a="1"} 3',
      'h_seconds_bucket{le="10",z="1",a="1"} 2',
      'h_seconds_bucket{le="0.5",z="1",a="1"} 1',
      'h_seconds_sum{z="1",a="1"} 3',
      'h_seconds_count{z="1",a="1"} 3',
    );
    expect(problems).toEqual([]);
    expect(learned).toEqual({
      job: 'nodes',
      families: [
        {
          name: 'h_seconds',
          type: 'histogram',
          help: 'Time',
          unit: 'seconds',
          labels: ['a', 'z'],
          buckets: [0.5, 10],
          series: 5,
        },
      ],
    });
  });

  it('takes the unit from the page, the name or the kind, in this order', () => {
    const { learned } = learnLines(
      nothing,
      '# TYPE a_ms gauge',
      '# UNIT a_ms seconds',
      'a_ms 1',
      'b_bytes 1',
      '# TYPE c_total counter',
      'c_total 1',
      'queue_length 1',
      'threads 1',
      'build_info 1',
      'mood 1',
    );
    expect(pick(learned, 'unit')).toEqual({
      a_ms: 'seconds',
      b_bytes: 'bytes',
      c_total: 'count',
      queue_length: 'count',
      threads: 'count',
      build_info: 'none',
      mood: 'none',
    });
  });

  it('concludes from a child at zero that the exporter initialises them', () => {
    const { learned } = learnLines(
      nothing,
      '# TYPE a_total counter',
      'a_total{x="1"} 5',
      'a_total{x="2"} 0',
      '# TYPE b_total counter',
      'b_total{x="1"} 5',
    );
    expect(pick(learned, 'seenAtZero')).toEqual({ a_total: true, b_total: undefined });
  });

  it('keeps what it knew: families, labels, bounds, the largest number, a corrected unit', () => {
    const first = learnLines(
      nothing,
      '# TYPE gone gauge',
      'gone 1',
      '# TYPE h histogram',
      'h_bucket{le="1",old="x"} 1',
      'h_bucket{le="+Inf",old="x"} 1',
      '# TYPE a_total counter',
      'a_total{x="2"} 0',
    ).learned;
    const corrected = {
      ...first,
      families: first.families.map((family) => ({ ...family, unit: 'celsius' as const })),
    };
    const { learned, problems } = learnLines(
      corrected,
      '# HELP h Better',
      '# TYPE h histogram',
      'h_bucket{le="0.5",new="x"} 1',
      '# TYPE a_total counter',
      'a_total{x="2"} 1',
    );
    expect(problems).toEqual([]);
    expect(learned.families).toEqual([
      { name: 'gone', type: 'gauge', help: '', unit: 'celsius', labels: [], series: 1 },
      {
        name: 'h',
        type: 'histogram',
        help: 'Better',
        unit: 'celsius',
        labels: ['new', 'old'],
        buckets: [0.5, 1],
        series: 2,
      },
      {
        name: 'a_total',
        type: 'counter',
        help: '',
        unit: 'celsius',
        labels: ['x'],
        seenAtZero: true,
        series: 1,
      },
    ]);
  });

  it('changes nothing the second time', () => {
    const lines = ['# TYPE a_total counter', 'a_total{x="2"} 0', 'level 1'];
    const once = learnLines(nothing, ...lines).learned;
    expect(learnLines(once, ...lines).learned).toEqual(once);
  });

  it('refuses another type', () => {
    const known = learnLines(nothing, '# TYPE level gauge', 'level 1').learned;
    expect(learnLines(known, '# TYPE level counter', 'level 1').problems.map(renderProblem)).toEqual([
      `${page} level: is a counter, and was a gauge when it was learned before\n    scrape the right program, or remove the family from the file when the program has changed`,
    ]);
  });
});

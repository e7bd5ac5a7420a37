import { parseExposition } from '#lib/metrics/exposition';
import { renderProblem } from '#lib/problem';

const page = 'http://127.0.0.1:1/metrics';
const parse = (...lines: readonly string[]) => parseExposition(lines.join('\n'), page);
const problems = (...lines: readonly string[]) => parse(...lines).problems.map(renderProblem);

describe('parseExposition', () => {
  it('reads type, help, labels and values', () => {
    const { families, problems } = parse(
      '# HELP hits_total Hits\\nof \\\\ all kinds',
      '# TYPE hits_total counter',
      'hits_total{path="/a",code="200"} 3 1700000000000',
      'hits_total { path = "a\\"b}c\\n\\\\" , } 1e3',
      '',
    );
    expect(problems).toEqual([]);
    expect(families).toEqual([
      {
        name: 'hits_total',
        type: 'counter',
        help: 'Hits\nof \\ all kinds',
        samples: [
          { name: 'hits_total', labels: { path: '/a', code: '200' }, value: 3 },
          { name: 'hits_total', labels: { path: 'a"b}c\n\\' }, value: 1000 },
        ],
      },
    ]);
  });

  it('gathers the series of histograms and summaries', () => {
    const { families } = parse(
      '# TYPE h histogram',
      'h_bucket{le="+Inf"} 1',
      'h_sum 0.5',
      'h_count 1',
      '# TYPE s summary',
      's{quantile="0.5"} NaN',
      's_sum -Inf',
      's_count 1',
      's_bucket 1',
    );
    expect(
      families.map(({ name, type, samples }) => [name, type, samples.map((sample) => sample.value)]),
    ).toEqual([
      ['h', 'histogram', [1, 0.5, 1]],
      ['s', 'summary', [Number.NaN, Number.NEGATIVE_INFINITY, 1]],
      ['s_bucket', 'untyped', [1]],
    ]);
  });

  it('reads the units, counters, exemplars and end of OpenMetrics', () => {
    const { families, problems } = parse(
      '# TYPE work_seconds counter',
      '# UNIT work_seconds seconds',
      'work_seconds_total{kind="a"} 2 # {trace_id="abc"} 1 1700000000.5',
      '# TYPE build info',
      'build_info 1',
      '# TYPE what unknown',
      'what 1',
      '# EOF',
    );
    expect(problems).toEqual([]);
    expect(families.map(({ name, type, unit }) => [name, type, unit])).toEqual([
      ['work_seconds_total', 'counter', 'seconds'],
      ['build_info', 'gauge', undefined],
      ['what', 'untyped', undefined],
    ]);
  });

  it('takes series without a type and comments as they are', () => {
    expect(parse('# just a comment', '#another', 'level 1').families).toEqual([
      { name: 'level', type: 'untyped', help: '', samples: [{ name: 'level', labels: {}, value: 1 }] },
    ]);
  });

  it.each([
    'level',
    'level one',
    'level{a="1" 1',
    'level{a=1} 1',
    'level{a-b="1"} 1',
    '{"level", a="1"} 1',
    'level 1 2 3',
    'level9{} ',
  ])('names the line %s, which it cannot read', (line) => {
    expect(problems('good 1', line)).toEqual([
      `${page}:2 "${line.trim()}" is no line of a metrics page\n    give the address of a page in the Prometheus text format, such as http://127.0.0.1:9090/metrics`,
    ]);
  });

  it('names every line that it cannot read, and shortens it', () => {
    expect(problems('x'.repeat(80), 'good 1', 'bad').map((text) => text.split('\n')[0])).toEqual([
      `${page}:1 "${'x'.repeat(60)}..." is no line of a metrics page`,
      `${page}:3 "bad" is no line of a metrics page`,
    ]);
  });

  it('names a type that does not exist', () => {
    expect(problems('# TYPE level guage', 'level 1')).toEqual([
      `${page}:1 level has the type "guage"\n    known types are counter, gauge, histogram, summary, untyped, unknown, info, stateset`,
    ]);
  });

  it('says once that a page is something else', () => {
    expect(problems('<html>', '<body>', '</html>')).toEqual([
      `${page}:1 "<html>" is no line of a metrics page\n    give the address of a page in the Prometheus text format, such as http://127.0.0.1:9090/metrics`,
    ]);
    expect(problems('')).toEqual([
      `${page} shows no metric\n    give the address of a page in the Prometheus text format, such as http://127.0.0.1:9090/metrics`,
    ]);
  });
});

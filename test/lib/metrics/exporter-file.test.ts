import { type LearnedFamily, parseExporterFile, renderExporterFile } from '#lib/metrics/exporter-file';
import { ProblemsError } from '#lib/problem';

const gauge: LearnedFamily = { name: 'b', type: 'gauge', unit: 'none', labels: ['x'], series: 2, help: 'B' };
const histogram: LearnedFamily = {
  help: 'A',
  name: 'a',
  series: 4,
  type: 'histogram',
  labels: [],
  unit: 'seconds',
  buckets: [0.5],
};

function problemsOf(text: string): string {
  try {
    parseExporterFile(text, 'x.json');
    return 'none';
  } catch (error) {
    return error instanceof ProblemsError ? error.message : String(error);
  }
}

describe('the file of a learned exporter', () => {
  it('has one family a line, sorted, in one order of keys', () => {
    expect(renderExporterFile({ job: 'x', families: [gauge, histogram] })).toMatchInlineSnapshot(`
"{
  "job": "x",
  "families": [
    {"name":"a","type":"histogram","unit":"seconds","labels":[],"series":4,"buckets":[0.5],"help":"A"},
    {"name":"b","type":"gauge","unit":"none","labels":["x"],"series":2,"help":"B"}
  ]
}
"
`);
  });

  it('is read as it was written', () => {
    const file = { job: 'x', families: [histogram, gauge] };
    expect(parseExporterFile(renderExporterFile(file), 'x.json')).toEqual(file);
  });

  it('is refused when it is no JSON, in the words of the parser', () => {
    expect(problemsOf('{')).toMatch(
      /^x\.json is no JSON: .+\n {4}correct the file, or remove it and learn again$/,
    );
  });

  it.each([
    ['[]', 'x.json is no list of families\n    remove it and run npm run metrics:learn'],
    ['{"job":"x"}', 'x.json is no list of families\n    remove it and run npm run metrics:learn'],
  ])('is refused when it is %s', (text, message) => {
    expect(problemsOf(text)).toBe(message);
  });

  it.each([
    ['name', 1],
    ['type', 'guage'],
    ['unit', 'parsecs'],
    ['labels', 'x'],
    ['labels', [1]],
    ['series', 'many'],
    ['help', null],
    ['buckets', [1]],
    ['seenAtZero', 'yes'],
  ])('is refused with %s = %j', (key, value) => {
    const broken = { ...gauge, [key]: value };
    expect(problemsOf(JSON.stringify({ job: 'x', families: [histogram, broken] }))).toBe(
      `x.json has the broken family ${JSON.stringify(broken).slice(0, 100)}\n    remove it and run npm run metrics:learn`,
    );
  });
});

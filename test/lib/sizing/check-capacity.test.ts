import { readFileSync } from 'node:fs';
import { loadEnvironment } from '#lib/environment/load';
import { type Problem, renderProblem } from '#lib/problem';
import { limitsOf } from '#lib/sizing/capacity';
import { checkAcceptedRisks, checkCapacity } from '#lib/sizing/check-capacity';
import { broken } from '#test/lib/environment/good';

const production = readFileSync('test/site/environments/production.yaml', 'utf8');

const load = 'load:\n  samplesPerSecond: 200000\n  activeSeries: 800000\n';
const tooMuch = 'load:\n  samplesPerSecond: 10000000\n  activeSeries: 10000000\n';
const risks = (...names: readonly string[]) =>
  `acceptedRisks:\n${names.map((name) => `  ${name}: a test of one night\n`).join('')}`;

function problemsWith(to: string): readonly Problem[] {
  const text = broken(load, to, production);
  const { environment, problems } = loadEnvironment({ file: 'environments/production.yaml', text });
  if (environment === undefined) return problems;
  return [...checkCapacity(environment, limitsOf(environment)), ...checkAcceptedRisks(environment)];
}

const told = (to: string) => problemsWith(to).map(renderProblem);

/** What 3 vminsert, 3 vmselect and 5 vmstorage are told of 10 million samples/s. */
const exceeded = [
  'prometheus-cpu',
  'prometheus-disk',
  'vminsert-cpu',
  'vmselect-cpu',
  'vmstorage-cpu',
  'vmstorage-disk',
  'vmauth-cpu',
];

describe('the declared load', () => {
  it('fits what the good file has', () => {
    expect(told(load)).toEqual([]);
  });

  it('that is too much is told at the key that decides, with the shape that carries it', () => {
    const problems = problemsWith(tooMuch);
    expect(problems.map(({ fix }) => /acceptedRisks: \{ ([\w-]+): /.exec(fix)?.[1])).toEqual(exceeded);
    const [, , , , storage] = problems;
    expect(
      storage && renderProblem(storage),
    ).toBe(`environments/production.yaml:71:15 victoriaMetrics.vmstorage.replicas: vmstorage carries 800000 samples/s with 16 cores a replica; the declared 10000000 samples/s need 200 cores: 40000000 rows/s / (5 nodes less one that may be lost) / 50000 per core
        replicas: 5
                  ^ write the shape that carries it: 26 vminsert of 16 cores and 5 GiB, 5 vmselect of 13 cores and 22 GiB, 51 vmstorage of 16 cores and 7 GiB with 2.866 TiB of disk; or accept it: acceptedRisks: { vmstorage-cpu: the reason }`);
  });

  it('is explained in docs/sizing.md as it is told', () => {
    const page = readFileSync('docs/sizing.md', 'utf8');
    const [, , , , storage] = told(tooMuch);
    expect(page).toContain(storage?.replace(/^\S+ /, ''));
  });

  it('may be too much where every limit is accepted by name', () => {
    expect(told(`${tooMuch}${risks(...exceeded)}`)).toEqual([]);
  });

  it('is still told of the limits that are not accepted', () => {
    const [, ...others] = exceeded;
    expect(told(`${tooMuch}${risks(...others)}`)).toHaveLength(1);
  });

  it('of churn is judged by the active series', () => {
    expect(told(load.replace('load:\n', 'load:\n  newSeriesPerDay: 2400000\n'))).toEqual([]);
    expect(told(load.replace('load:\n', 'load:\n  newSeriesPerDay: 2400001\n'))).toEqual([
      `environments/production.yaml:34:20 load.newSeriesPerDay: vmstorage carries 2400000 new series/day with 800000 active series; the declared 2400001 new series/day need 800001 active series: a third of 2400001 new series/day
      newSeriesPerDay: 2400001
                       ^^^^^^^ take labels out that change all the time, such as ids of requests; or accept it: acceptedRisks: { vmstorage-churn: the reason }`,
    ]);
  });
});

describe('an accepted risk', () => {
  it('that no limit has is a mistake', () => {
    expect(told(`${load}${risks('vmstorage-cup')}`)).toEqual([
      `environments/production.yaml:37:18 acceptedRisks.vmstorage-cup: no limit has this name
      vmstorage-cup: a test of one night
                     ^^^^^^^^^^^^^^^^^^^ did you mean vmstorage-cpu?`,
    ]);
    expect(told(`${load}${risks('everything')}`)).toEqual([
      `environments/production.yaml:37:15 acceptedRisks.everything: no limit has this name
      everything: a test of one night
                  ^^^^^^^^^^^^^^^^^^^ the limits are prometheus-cpu, prometheus-memory, prometheus-disk, vminsert-cpu, vmselect-cpu, vmselect-memory, vmstorage-cpu, vmstorage-memory, vmstorage-disk, vmauth-cpu`,
    ]);
  });

  it('that does not occur is a mistake', () => {
    expect(told(`${load}${risks('vmstorage-cpu')}`)).toEqual([
      `environments/production.yaml:37:18 acceptedRisks.vmstorage-cpu: this risk does not occur: vmstorage carries 200000 samples/s of 200000 samples/s, 0 % headroom
      vmstorage-cpu: a test of one night
                     ^^^^^^^^^^^^^^^^^^^ remove it`,
    ]);
  });

  it('says why', () => {
    expect(told(`${load}acceptedRisks: { vmstorage-cpu: }\n`)).toEqual([
      `environments/production.yaml:36:18 acceptedRisks.vmstorage-cpu: has no value
    acceptedRisks: { vmstorage-cpu: }
                     ^^^^^^^^^^^^^ write text, as in for the week of the load test, or remove the key if it is optional`,
    ]);
    expect(told(`${load}acceptedRisks: [vmstorage-cpu]\n`)).toEqual([
      `environments/production.yaml:36:1 acceptedRisks: a list is not a map
    acceptedRisks: [vmstorage-cpu]
    ^^^^^^^^^^^^^ write a map`,
    ]);
  });
});

describe('a load without a unit', () => {
  it('is refused where it needs one', () => {
    expect(told(`${load}  logBytesPerDay: 100\n`)).toEqual([
      `environments/production.yaml:36:19 load.logBytesPerDay: 100 has no unit
      logBytesPerDay: 100
                      ^^^ write a number with its binary unit: Ki, Mi, Gi or Ti, as in 100Gi`,
    ]);
  });

  it('is refused where it is a count', () => {
    expect(told(load.replace('200000', '200k'))).toEqual([
      `environments/production.yaml:34:21 load.samplesPerSecond: "200k" is not a whole number
      samplesPerSecond: 200k
                        ^^^^ write a whole number from 1 to 1000000000, as in 100000`,
    ]);
  });
});

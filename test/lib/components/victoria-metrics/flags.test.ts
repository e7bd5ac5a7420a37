import { checkFlags } from '#lib/components/victoria-metrics/check-flags';
import { misspelt } from '#lib/components/victoria-metrics/flag-value';
import { type FlagProgram, flagPrograms, flags } from '#lib/components/victoria-metrics/flags';

const told = (program: FlagProgram, ...given: readonly string[]) =>
  checkFlags(program, given)
    .map(({ message, fix }) => `${message}: ${fix}`)
    .join('\n');

describe('the table of flags', () => {
  it('knows the flags of each program', () => {
    const counts = flagPrograms.map((program) => [
      program,
      flags.filter(({ programs, mark }) => programs.includes(program) && mark === undefined).length,
    ]);
    expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
{
  "victoria-metrics": 269,
  "vmagent": 248,
  "vmalert": 190,
  "vmauth": 79,
  "vminsert": 118,
  "vmselect": 195,
  "vmstorage": 100,
}
`);
  });

  it('has each flag of a program once', () => {
    const owned = flags.flatMap(({ name, programs }) => programs.map((program) => `${program} -${name}`));
    expect(owned.filter((flag, index) => owned.indexOf(flag) !== index)).toEqual([]);
  });

  it('has defaults of the type that it names', () => {
    const wrong = flags.filter(
      ({ type, default: value, isRepeatable }) =>
        value !== undefined && !isRepeatable && misspelt(type, value) !== undefined,
    );
    expect(wrong.map(({ name, default: value }) => `${name}=${value}`)).toEqual([]);
  });
});

describe('the flags of a program', () => {
  it('are right when it has them and can read their values', () => {
    expect(
      told(
        'vmselect',
        '-storageNode=vmstorage-0:8401',
        '-storageNode=vmstorage-1:8401',
        '-search.maxQueryDuration=30s',
        '-search.maxSamplesPerSeries=30000000',
        '--memory.allowedPercent=60.5',
        '-search.maxMemoryPerQuery=1GiB',
        '-search.denyPartialResponse',
        '-replicationFactor=2',
      ),
    ).toBe('');
  });

  it.each<[string, FlagProgram, readonly string[], string]>([
    [
      'misspelt',
      'vmselect',
      ['-search.latencyOfset=5s'],
      'vmselect has no flag -search.latencyOfset: did you mean search.latencyOffset?',
    ],
    [
      'misspelt, and of another program',
      'vmstorage',
      ['-search.latencyOfset=5s'],
      'vmstorage has no flag -search.latencyOfset: did you mean search.latencyOffset, which vmselect has?',
    ],
    ['unknown', 'vmauth', ['-turbo'], 'vmauth has no flag -turbo: remove it: vmauth would not start'],
    [
      'of another program',
      'vminsert',
      ['-dedup.minScrapeInterval=1s'],
      'vminsert has no flag -dedup.minScrapeInterval; vmselect, vmstorage, victoria-metrics have it: move it there, or remove it: vminsert would not start',
    ],
    [
      'of one other program',
      'vmselect',
      ['-auth.config=x'],
      'vmselect has no flag -auth.config; vmauth has it: move it there, or remove it: vmselect would not start',
    ],
    [
      'neither true nor false',
      'vmselect',
      ['-search.denyPartialResponse=yes'],
      '-search.denyPartialResponse=yes is no bool: write true or false',
    ],
    [
      'no whole number',
      'vmselect',
      ['-search.maxSeries=5k'],
      '-search.maxSeries=5k is no int: write a whole number, 0 or more',
    ],
    [
      'no duration',
      'vmselect',
      ['-search.latencyOffset=5'],
      '-search.latencyOffset=5 is no duration: write a duration in h, m, s or ms, such as 30s',
    ],
    [
      'no size',
      'vminsert',
      ['-maxInsertRequestSize=32Mi'],
      '-maxInsertRequestSize=32Mi is no size: write a number of bytes, or one with KiB, MiB, GiB or TiB',
    ],
    [
      'a retention in minutes',
      'vmstorage',
      ['-retentionPeriod=7m'],
      '-retentionPeriod=7m is no retention: write a time with s, h, d, w, M or y, such as 30d; m is not taken, because it could be months',
    ],
    [
      'deprecated',
      'vmstorage',
      ['-finalMergeDelay=3s'],
      '-finalMergeDelay is deprecated and does nothing: remove it',
    ],
    [
      'only in the Enterprise build',
      'vmstorage',
      ['-downsampling.period=30d:1m'],
      '-downsampling.period exists only in the Enterprise build of VictoriaMetrics: remove it: the open build would not start',
    ],
    [
      'given twice',
      'vminsert',
      ['-replicationFactor=2', '-replicationFactor=3'],
      '-replicationFactor is given twice, as 2 and as 3: keep one of the two',
    ],
  ])('are wrong when one is %s', (_, program, given, expected) => {
    expect(told(program, ...given)).toBe(expected);
  });
});

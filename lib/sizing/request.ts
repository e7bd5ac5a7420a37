import type { Load } from '#lib/environment/environment';
import type { Problem } from '#lib/problem';
import type { Asked } from '#lib/sizing/proposal';
import { Bytes } from '#lib/units/bytes';
import { Duration, days } from '#lib/units/duration';

/** What somebody wrote on a command line, by the name of the option. */
export type Written = Readonly<Partial<Record<Name, string>>>;

export type Name =
  | 'samples'
  | 'series'
  | 'interval'
  | 'churn'
  | 'prometheus'
  | 'retention'
  | 'replication'
  | 'resolution'
  | 'spans'
  | 'sampling'
  | 'trace-retention'
  | 'logs'
  | 'log-retention';

/** @returns what is asked for, or everything that is wrong with it: one problem for each option */
export function readRequest(written: Written): Asked | readonly Problem[] {
  const problems: Problem[] = [];
  const read = <Value>(name: Name, reading: Reading<Value>): Value | undefined => {
    const text = written[name];
    if (text === undefined) return undefined;
    const value = reading.read(text);
    if (value === undefined) problems.push(problem(name, `${text} is ${reading.not}`, reading.fix));
    return value;
  };
  const count = whole(1, 1_000_000_000);
  const rates = ratesOf(
    { samples: read('samples', count), series: read('series', count), interval: read('interval', duration) },
    written,
    problems,
  );
  const churn = read('churn', whole(0, 10_000_000_000));
  const spans = read('spans', whole(1, 100_000_000));
  const logs = read('logs', bytesPerDay);
  const senders = read('prometheus', whole(1, 2)) ?? 2;
  const copies = read('replication', whole(1, 5)) ?? 2;
  const retention = read('retention', duration) ?? days(30);
  const resolution = read('resolution', duration);
  const percentage = read('sampling', whole(0, 100)) ?? 10;
  const traceRetention = read('trace-retention', duration) ?? days(7);
  const logRetention = read('log-retention', duration) ?? days(30);
  if (problems.length > 0 || rates === undefined) return problems;
  const load: Load = {
    ...rates,
    ...(churn !== undefined && { newSeriesPerDay: churn }),
    ...(spans !== undefined && { spansPerSecond: spans }),
    ...(logs !== undefined && { logBytesPerDay: logs }),
  };
  return {
    load,
    storage: {
      ...rates,
      senders,
      copies,
      retention,
      ...(churn !== undefined && { newSeriesPerDay: churn }),
      ...(resolution !== undefined && { resolution }),
    },
    traces: { retention: traceRetention, sampler: { percentage } },
    logRetention,
  };
}

interface Reading<Value> {
  /** @returns undefined when the text says nothing of the kind */
  readonly read: (text: string) => Value | undefined;
  /** What a wrong text is: `no duration`. */
  readonly not: string;
  readonly fix: string;
}

function whole(least: number, most: number): Reading<number> {
  return {
    read: (text) => {
      const number = Number(text);
      return /^\d+$/.test(text) && number >= least && number <= most ? number : undefined;
    },
    not: `no whole number from ${least} to ${most}`,
    fix: 'write digits alone, as in 20000',
  };
}

const duration: Reading<Duration> = {
  read: (text) => {
    const read = Duration.parse(text);
    return read === undefined || read.inMilliseconds === 0 ? undefined : read;
  },
  not: 'no duration above 0',
  fix: 'write a number with its unit: ms, s, m, h, d, w or y, as in 7d',
};

const bytesPerDay: Reading<Bytes> = {
  read: (text) => Bytes.parse(text.replace(/\/day$/, '')),
  not: 'no size',
  fix: 'write a number with its binary unit: Ki, Mi, Gi or Ti, as in 100Gi or 100Gi/day',
};

/** Two of samples, series and the mean scrape interval give the third; what is wrong is added to the problems. */
function ratesOf(
  {
    samples,
    series,
    interval,
  }: {
    readonly samples: number | undefined;
    readonly series: number | undefined;
    readonly interval: Duration | undefined;
  },
  written: Written,
  problems: Problem[],
): Pick<Load, 'samplesPerSecond' | 'activeSeries'> | undefined {
  const given = [written.samples, written.series, written.interval].filter((text) => text !== undefined);
  if (given.length === 3) {
    problems.push(problem('interval', 'follows from --samples and --series', 'leave one of the three out'));
    return undefined;
  }
  if (given.length < 2) {
    const missing = written.samples === undefined ? 'samples' : 'series';
    problems.push(
      problem(missing, 'is missing', 'write two of --samples, --series and --interval: the third follows'),
    );
    return undefined;
  }
  if (samples !== undefined && series !== undefined)
    return { samplesPerSecond: samples, activeSeries: series };
  if (interval === undefined) return undefined;
  if (samples !== undefined) {
    return { samplesPerSecond: samples, activeSeries: Math.ceil(samples * interval.inSeconds) };
  }
  if (series === undefined) return undefined;
  return { samplesPerSecond: Math.ceil(series / interval.inSeconds), activeSeries: series };
}

const problem = (name: Name, message: string, fix: string): Problem => ({
  check: 'size/arguments',
  where: { file: `--${name}` },
  message,
  fix,
});

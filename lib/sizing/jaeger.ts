import type { BadgerStorage, ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import type { Need } from '#lib/sizing/need';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, memory } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize } from '#lib/sizing/sized';
import { type KeptTraces, keptFormula, keptShare, spansPerSecond, type TracesLoad } from '#lib/sizing/spans';
import { mebibytes } from '#lib/units/bytes';

/** Spans per second that one core writes to Badger, indexes included. Assumed. */
const badgerSpansPerCore = 2_000;

/** Spans per second that one core sends to Elasticsearch. Assumed: it makes JSON of them. */
const spansPerCore = 5_000;

/** What the tables and caches of Badger take: several tables of 64 MiB, and its two caches. */
const badgerMemory = mebibytes(1_024);

/** A span in Badger, with the keys that it is found by. Assumed. */
const bytesOfBadgerSpan = 1_024;

/** What is expired stays in the value log until its garbage is collected. Assumed. */
const badgerReserve = 1.5;

const rounded = ({ cpu, memory: bytes }: ProgramNeeds): ProgramSize => ({
  cpu: cores(cpu),
  memory: memory(bytes),
});

/** Jaeger that stores and shows. Explicit sizes win. */
export const sizeJaeger = (
  environment: TracesLoad,
  traces: TracesChoices,
  storage: BadgerStorage,
): ProgramSize =>
  explicitOr(
    environment,
    ['traces', 'storage'],
    storage.resources,
    rounded(jaegerNeeds(environment, traces)),
  );

/** What the declared load needs. */
export function jaegerNeeds(environment: Pick<TracesLoad, 'load'>, traces: KeptTraces): ProgramNeeds {
  const load = { unit: 'spans/s', declared: spansPerSecond(environment) } as const;
  const kept = keptShare(traces);
  const formula = keptFormula(environment, traces);
  return {
    cpu: {
      ...load,
      base: 0,
      each: kept / badgerSpansPerCore,
      from: `${formula} / ${badgerSpansPerCore} per core`,
    },
    memory: {
      ...load,
      base: badgerMemory.inBytes,
      each: kept * bytesOfBadgerSpan * 60,
      from: `1 GiB for tables and caches + a minute of ${formula} x 1 KiB`,
    },
  };
}

/** What the volume of Badger has to hold. */
export const badgerNeed = (environment: Pick<TracesLoad, 'load'>, traces: KeptTraces): Need => ({
  unit: 'spans/s',
  declared: spansPerSecond(environment),
  base: 0,
  each: keptShare(traces) * traces.retention.inSeconds * bytesOfBadgerSpan * badgerReserve,
  from: `${keptFormula(environment, traces)} x ${traces.retention} x 1 KiB x ${badgerReserve} (until garbage is collected)`,
});

/** Jaeger that stores in Elasticsearch: the others take what one that is away would have taken. */
export const sizeJaegerCollector = (
  environment: TracesLoad,
  traces: TracesChoices,
  { collector }: ElasticsearchStorage,
): ProgramSize =>
  explicitOr(
    environment,
    ['traces', 'storage', 'collector'],
    collector.resources,
    rounded(jaegerCollectorNeeds(environment, traces, collector)),
  );

/** What the declared load needs of one replica. */
export function jaegerCollectorNeeds(
  environment: Pick<TracesLoad, 'load'>,
  traces: KeptTraces,
  { replicas }: Pick<ElasticsearchStorage['collector'], 'replicas'>,
): ProgramNeeds {
  const load = { unit: 'spans/s', declared: spansPerSecond(environment) } as const;
  const share = keptShare(traces) / left(replicas);
  const formula = `${keptFormula(environment, traces)} / ${leftInWords(replicas)}`;
  return {
    cpu: { ...load, base: 0, each: share / spansPerCore, from: `${formula} / ${spansPerCore} per core` },
    memory: {
      ...load,
      base: mebibytes(256).inBytes,
      each: share * 2_048 * 10,
      from: `256 MiB + ten seconds of ${formula} x 2 KiB`,
    },
  };
}

/** Jaeger that people search with. */
export function sizeJaegerQuery(environment: TracesLoad, { query }: ElasticsearchStorage): ProgramSize {
  const from = 'enough for some searches at once, of 1,500 traces at most';
  return explicitOr(environment, ['traces', 'storage', 'query'], query.resources, {
    cpu: { value: 0.5, from },
    memory: { value: mebibytes(512), from },
  });
}

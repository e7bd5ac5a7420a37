import type { BadgerStorage, ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, disk, memory } from '#lib/sizing/rounded';
import type { ProgramSize, Sized } from '#lib/sizing/sized';
import { keptFormula, keptPerSecond, type TracesLoad } from '#lib/sizing/spans';
import { type Bytes, mebibytes } from '#lib/units/bytes';

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

/** Jaeger that stores and shows. Explicit sizes win. */
export function sizeJaeger(
  environment: TracesLoad,
  traces: TracesChoices,
  storage: BadgerStorage,
): ProgramSize {
  const kept = keptPerSecond(environment, traces);
  const formula = keptFormula(environment, traces);
  return explicitOr(environment, ['traces', 'storage'], storage.resources, {
    cpu: cores(kept / badgerSpansPerCore, `${formula} / ${badgerSpansPerCore} per core`),
    memory: memory(
      badgerMemory.inBytes + kept * bytesOfBadgerSpan * 60,
      `1 GiB for tables and caches + a minute of ${formula} x 1 KiB`,
    ),
  });
}

/** What the volume of Badger has to hold. */
export function sizeBadger(environment: TracesLoad, traces: TracesChoices): Sized<Bytes> {
  const kept = keptPerSecond(environment, traces);
  return disk(
    kept * traces.retention.inSeconds * bytesOfBadgerSpan * badgerReserve,
    `${keptFormula(environment, traces)} x ${traces.retention} x 1 KiB x ${badgerReserve} (until garbage is collected)`,
  );
}

/** Jaeger that stores in Elasticsearch: the others take what one that is away would have taken. */
export function sizeJaegerCollector(
  environment: TracesLoad,
  traces: TracesChoices,
  { collector }: ElasticsearchStorage,
): ProgramSize {
  const taking = left(collector.replicas);
  const kept = keptPerSecond(environment, traces);
  const formula = `${keptFormula(environment, traces)} / ${leftInWords(collector.replicas)}`;
  return explicitOr(environment, ['traces', 'storage', 'collector'], collector.resources, {
    cpu: cores(kept / taking / spansPerCore, `${formula} / ${spansPerCore} per core`),
    memory: memory(
      mebibytes(256).inBytes + (kept / taking) * 2_048 * 10,
      `256 MiB + ten seconds of ${formula} x 2 KiB`,
    ),
  });
}

/** Jaeger that people search with. */
export function sizeJaegerQuery(environment: TracesLoad, { query }: ElasticsearchStorage): ProgramSize {
  const from = 'enough for some searches at once, of 1,500 traces at most';
  return explicitOr(environment, ['traces', 'storage', 'query'], query.resources, {
    cpu: { value: 0.5, from },
    memory: { value: mebibytes(512), from },
  });
}

import { refusesAbovePercent } from '#lib/components/collector/memory';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, memory } from '#lib/sizing/rounded';
import type { ProgramSize } from '#lib/sizing/sized';
import { spanInMemory, spansPerSecond, type TracesLoad } from '#lib/sizing/spans';
import { Bytes, mebibytes } from '#lib/units/bytes';

/**
 * Spans per second that one core takes, searches for what must not be kept, counts and passes on. Measured: 61,000 spans
 * with eight attributes, as JSON, took collector 0.155.0 10 to 13 s of one core.
 */
const spansPerCore = 5_000;

/** What it takes without any span, the pods of the cluster included. Assumed. */
const base = mebibytes(256);

/** For how long a span is in memory: in the batch of a second, and in requests that wait for the disk. Assumed. */
const secondsInMemory = 4;

/** How many services, and of each how many combinations of span name, kind and status, are counted apart. */
export const spanMetricsLimits = { services: 50, combinations: 100 } as const;

/** What a combination holds: a histogram, a counter, exemplars, and the same once more as it was exported. Assumed. */
const bytesPerCombination = 8 * 1_024;

/** What is counted from spans, where there is as much of it as may be. */
export const spanMetricsMemory = Bytes.of(
  spanMetricsLimits.services * spanMetricsLimits.combinations * bytesPerCombination,
);

/** The gateway: what one that is away would have taken, the others take. Explicit sizes win. */
export function sizeOtelCollector(environment: TracesLoad, { collector }: TracesChoices): ProgramSize {
  return explicitOr(environment, ['traces', 'collector'], collector.resources, {
    cpu: cores(
      spansPerSecond(environment) / left(collector.replicas) / spansPerCore,
      `${spansPerSecond(environment)} spans/s / ${leftInWords(collector.replicas)} / ${spansPerCore} per core`,
    ),
    memory: neededMemory(environment, collector),
  });
}

/** What the declared load needs, whatever the environment gives. */
export function neededMemory(environment: TracesLoad, collector: TracesChoices['collector']) {
  const spans = (spansPerSecond(environment) / left(collector.replicas)) * secondsInMemory * spanInMemory;
  return memory(
    ((base.inBytes + spanMetricsMemory.inBytes + spans) * 100) / refusesAbovePercent,
    `(256 MiB + ${spanMetricsMemory} for what is counted + ${spansPerSecond(environment)} spans/s / ${leftInWords(collector.replicas)} x ${secondsInMemory} s x 2 KiB) / ${refusesAbovePercent} %`,
  );
}

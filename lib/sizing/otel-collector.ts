import { refusesAbovePercent } from '#lib/components/collector/memory';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import type { Need } from '#lib/sizing/need';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, memory } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize } from '#lib/sizing/sized';
import { queueNeed } from '#lib/sizing/span-queue';
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
  const needs = otelCollectorNeeds(environment, collector);
  return explicitOr(environment, ['traces', 'collector'], collector.resources, {
    cpu: cores(needs.cpu),
    memory: memory(needs.memory),
  });
}

/** What the declared load needs of one replica. */
export function otelCollectorNeeds(
  environment: Pick<TracesLoad, 'load'>,
  { replicas }: Pick<TracesChoices['collector'], 'replicas'>,
): ProgramNeeds {
  const declared = spansPerSecond(environment);
  const load = { unit: 'spans/s', declared } as const;
  const share = `${declared} spans/s / ${leftInWords(replicas)}`;
  const inUse = refusesAbovePercent / 100;
  return {
    cpu: {
      ...load,
      base: 0,
      each: 1 / left(replicas) / spansPerCore,
      from: `${share} / ${spansPerCore} per core`,
    },
    memory: {
      ...load,
      base: (base.inBytes + spanMetricsMemory.inBytes) / inUse,
      each: (secondsInMemory * spanInMemory) / left(replicas) / inUse,
      from: `(256 MiB + ${spanMetricsMemory} for what is counted + ${share} x ${secondsInMemory} s x 2 KiB) / ${refusesAbovePercent} %`,
    },
  };
}

/** What the volume of each has to hold while nobody takes spans from it. */
export const otelCollectorQueueNeed = (
  environment: Pick<TracesLoad, 'load'>,
  { replicas }: Pick<TracesChoices['collector'], 'replicas'>,
): Need =>
  queueNeed(
    spansPerSecond(environment),
    1 / left(replicas),
    `${spansPerSecond(environment)} spans/s / ${leftInWords(replicas)}`,
  );

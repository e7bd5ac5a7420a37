import { refusesAbovePercent } from '#lib/components/collector/memory';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import type { Need } from '#lib/sizing/need';
import { cores, memory } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize } from '#lib/sizing/sized';
import { queueNeed } from '#lib/sizing/span-queue';
import {
  type KeptTraces,
  keptFormula,
  keptShare,
  spanInMemory,
  spansPerSecond,
  spansPerTrace,
  type TracesLoad,
} from '#lib/sizing/spans';
import { gibibytes, mebibytes } from '#lib/units/bytes';

/** Spans per second that one core puts to their traces. Assumed. */
const spansPerCore = 15_000;

/** What it takes without any span. Assumed. */
const base = mebibytes(128);

/** How much more may come for a while than the declared load, before traces are dropped undecided. */
const reserve = 2;

/** As many traces as the processor keeps by default: a table that is not full takes no memory. */
const leastTraces = 50_000;

/** How many decisions are remembered for each trace that waits: upstream asks for ten times as many at least. */
const rememberedPerTrace = 10;

/** What a remembered decision takes: an entry of a cache and of its map. Assumed. */
const bytesPerDecision = 128;

/** How many traces one sampler keeps, and how many decisions it remembers. */
export interface SamplerTables {
  readonly traces: number;
  /** Of those that were kept, and as many of those that were not. */
  readonly decisions: number;
}

/** Each trace is at one sampler, and stays there for the wait. */
export function samplerTables(
  environment: Pick<TracesLoad, 'load'>,
  { replicas, decisionWait }: Pick<TracesChoices['sampler'], 'replicas' | 'decisionWait'>,
): SamplerTables {
  const perSecond = spansPerSecond(environment) / spansPerTrace / replicas;
  const traces = Math.max(leastTraces, Math.ceil(perSecond * decisionWait.inSeconds * reserve));
  return { traces, decisions: traces * rememberedPerTrace };
}

/** What a sampler is given at most without being told to. Assumed: above it, a site should know what it waits for. */
export const mostSamplerMemory = gibibytes(16);

/** A sampler holds all spans of its traces until they are decided about. Explicit sizes win. */
export function sizeOtelSampler(environment: TracesLoad, { sampler }: TracesChoices): ProgramSize {
  const needs = otelSamplerNeeds(environment, sampler);
  return explicitOr(environment, ['traces', 'sampler'], sampler.resources, {
    cpu: cores(needs.cpu),
    memory: memory(needs.memory, mostSamplerMemory),
  });
}

/** How the samplers stand in a formula. None is spare: what one that is away would get, the collectors keep for it. */
const sharedBy = (replicas: number): string =>
  replicas > 1 ? `(${replicas} replicas, none of them spare)` : '1 replica';

type Sampler = Pick<TracesChoices['sampler'], 'replicas' | 'decisionWait'>;

/** What the declared load needs of one sampler. */
export function otelSamplerNeeds(environment: Pick<TracesLoad, 'load'>, sampler: Sampler): ProgramNeeds {
  const { replicas, decisionWait } = sampler;
  const declared = spansPerSecond(environment);
  const load = { unit: 'spans/s', declared } as const;
  const share = `${declared} spans/s / ${sharedBy(replicas)}`;
  const { decisions } = samplerTables(environment, sampler);
  const inUse = refusesAbovePercent / 100;
  return {
    cpu: { ...load, base: 0, each: 1 / replicas / spansPerCore, from: `${share} / ${spansPerCore} per core` },
    memory: {
      ...load,
      base: (base.inBytes + 2 * decisions * bytesPerDecision) / inUse,
      each: (decisionWait.inSeconds * reserve * spanInMemory) / replicas / inUse,
      from: `(128 MiB + ${share} x ${decisionWait} x ${reserve} x 2 KiB + ${2 * decisions} decisions x ${bytesPerDecision} bytes) / ${refusesAbovePercent} %`,
    },
  };
}

/** What the volume of each has to hold while nobody takes from it what is kept. */
export const otelSamplerQueueNeed = (
  environment: Pick<TracesLoad, 'load'>,
  traces: KeptTraces,
  replicas: number,
): Need =>
  queueNeed(
    spansPerSecond(environment),
    keptShare(traces) / replicas,
    `${keptFormula(environment, traces)} / ${sharedBy(replicas)}`,
  );

import { refusesAbovePercent } from '#lib/components/collector/memory';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { cores, memory } from '#lib/sizing/rounded';
import type { ProgramSize, Sized } from '#lib/sizing/sized';
import { spanInMemory, spansPerSecond, spansPerTrace, type TracesLoad } from '#lib/sizing/spans';
import { type Bytes, mebibytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

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
  environment: TracesLoad,
  { replicas, decisionWait }: Pick<TracesChoices['sampler'], 'replicas' | 'decisionWait'>,
): SamplerTables {
  const perSecond = spansPerSecond(environment) / spansPerTrace / replicas;
  const traces = Math.max(leastTraces, Math.ceil(perSecond * decisionWait.inSeconds * reserve));
  return { traces, decisions: traces * rememberedPerTrace };
}

/** A sampler holds all spans of its traces until they are decided about. Explicit sizes win. */
export function sizeOtelSampler(environment: TracesLoad, { sampler }: TracesChoices): ProgramSize {
  const { replicas, decisionWait } = sampler;
  return explicitOr(environment, ['traces', 'sampler'], sampler.resources, {
    cpu: cores(
      spansPerSecond(environment) / replicas / spansPerCore,
      `${spansPerSecond(environment)} spans/s / ${sharedBy(replicas)} / ${spansPerCore} per core`,
    ),
    memory: samplerMemory(environment, sampler, decisionWait),
  });
}

/** How the samplers stand in a formula. None is spare: what one that is away would get, the collectors keep for it. */
const sharedBy = (replicas: number): string =>
  replicas > 1 ? `(${replicas} replicas, none of them spare)` : '1 replica';

/** What a wait needs at the declared load, whatever the environment gives. */
export function samplerMemory(
  environment: TracesLoad,
  { replicas }: Pick<TracesChoices['sampler'], 'replicas'>,
  decisionWait: Duration,
): Sized<Bytes> {
  const { decisions } = samplerTables(environment, { replicas, decisionWait });
  const spans = (spansPerSecond(environment) / replicas) * decisionWait.inSeconds * reserve * spanInMemory;
  const bytes = base.inBytes + spans + 2 * decisions * bytesPerDecision;
  return memory(
    (bytes * 100) / refusesAbovePercent,
    `(128 MiB + ${spansPerSecond(environment)} spans/s / ${sharedBy(replicas)} x ${decisionWait} x ${reserve} x 2 KiB + ${2 * decisions} decisions x ${bytesPerDecision} bytes) / ${refusesAbovePercent} %`,
  );
}

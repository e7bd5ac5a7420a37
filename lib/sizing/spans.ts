import type { Environment } from '#lib/environment/environment';
import type { SamplerChoices, TracesChoices } from '#lib/environment/traces-choices';

/** What of an environment decides how large the programs of traces are. */
export type TracesLoad = Pick<Environment, 'load' | 'place'>;

/** What decides how many spans are stored, and for how long. */
export type KeptTraces = Pick<TracesChoices, 'retention'> & {
  readonly sampler: Pick<SamplerChoices, 'percentage'>;
};

/** What the environment's check asks for is there. */
export const spansPerSecond = ({ load }: Pick<TracesLoad, 'load'>): number => load.spansPerSecond ?? 0;

/** A span in memory: OTLP takes 0.5 to 1 KiB for one with ten attributes, as objects it is twice as large. Assumed. */
export const spanInMemory = 2_048;

/** Spans of a mean trace. Assumed: the SDK contract allows 50. */
export const spansPerTrace = 10;

/** Traces that are kept for what is in them, of a hundred: those with an error, and the names that are always kept. Assumed. */
const alwaysKeptPercent = 5;

/** What share of the spans is stored. */
export const keptShare = ({ sampler }: Pick<KeptTraces, 'sampler'>): number =>
  Math.min(100, sampler.percentage + alwaysKeptPercent) / 100;

/** How many they are, in words. */
export const keptFormula = (environment: Pick<TracesLoad, 'load'>, { sampler }: KeptTraces): string =>
  `${spansPerSecond(environment)} spans/s x ${sampler.percentage} % and ${alwaysKeptPercent} % that are always kept`;

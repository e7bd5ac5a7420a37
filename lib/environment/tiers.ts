import type { Environment, KeyPath } from '#lib/environment/environment';
import type {
  ClusterTier,
  SingleNodeTier,
  TierChoices,
  VictoriaMetricsChoices,
} from '#lib/environment/metrics-choices';
import { type Duration, minutes, seconds } from '#lib/units/duration';

/** From the newest and finest samples to the oldest and coarsest. */
export const tierNames = ['hot', 'warm', 'cold'] as const;
export type TierName = (typeof tierNames)[number];

/** A part of long-term storage with a retention, a resolution and volumes of its own. */
export interface Tier<Choices extends TierChoices = TierChoices> {
  readonly name: TierName;
  /** Where its choices stand in the file. */
  readonly path: KeyPath;
  readonly choices: Choices;
}

export type ClusterOfTier = Tier<ClusterTier>;
export type SingleNodeOfTier = Tier<SingleNodeTier>;

/** One sample of a series is kept for each of these. Hot keeps every sample. */
export const resolutions: Readonly<Record<Exclude<TierName, 'hot'>, Duration>> = {
  warm: seconds(10),
  cold: minutes(1),
};

/** Which tiers there are, the hot one first; none without long-term storage. */
export const tiersOf = ({ victoriaMetrics }: Pick<Environment, 'victoriaMetrics'>): readonly Tier[] =>
  tierNames.flatMap((name) => tierOf(victoriaMetrics, name) ?? []);

/** @returns undefined where it is switched off */
export function tierOf(choices: VictoriaMetricsChoices | undefined, name: TierName): Tier | undefined {
  if (choices === undefined) return undefined;
  if (name === 'hot') return { name, path: ['victoriaMetrics'], choices };
  const further = choices[name];
  return further && { name, path: ['victoriaMetrics', name], choices: further };
}

/**
 * The finest tier that reaches back far enough: what vmalert reads for all its rules, which look back further than Prometheus
 * does, and to which a sample in ten seconds is as good as one in each.
 *
 * @returns undefined when none does
 */
export const readTier = (
  environment: Pick<Environment, 'victoriaMetrics'>,
  window: Duration,
): Tier | undefined => tiersOf(environment).find(({ choices }) => !choices.retention.isShorterThan(window));

/** Whether a tier is a cluster, and not a single node. */
export const isCluster = (tier: Tier): tier is ClusterOfTier => tier.choices.kind === 'cluster';

/** The opposite. */
export const isSingleNode = (tier: Tier): tier is SingleNodeOfTier => tier.choices.kind === 'single node';

import type { Environment } from '#lib/environment/environment';
import type { Tier } from '#lib/environment/tiers';

/** Whether another site answers while a tier is away: its replicas have one address, which nobody answers at then. */
export const isReplaceable = ({ victoriaMetrics }: Environment, { name }: Pick<Tier, 'name'>): boolean =>
  name === 'hot' && victoriaMetrics?.sites !== undefined;

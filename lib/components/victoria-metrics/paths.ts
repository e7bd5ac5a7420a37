import type { TierName } from '#lib/environment/tiers';

/**
 * The paths under which vmauth takes samples and answers queries: those of a cluster and its first tenant, whatever stands
 * behind. https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#url-format
 */
export const writePrefix = '/insert/0/prometheus';
export const readPrefix = '/select/0/prometheus';

/** What stands before them where a tier is named: `/warm/select/0/prometheus`. `all` are all of them at once. */
export const tierPrefix = (tier: TierName | 'all'): string => `/${tier}`;

/** How many parts each of them has, which the single node does without. */
export const prefixParts = 3;

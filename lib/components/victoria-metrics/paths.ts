/**
 * The paths under which vmauth takes samples and answers queries: those of a cluster and its first tenant, whatever stands
 * behind. https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#url-format
 */
export const writePrefix = '/insert/0/prometheus';
export const readPrefix = '/select/0/prometheus';

/** How many parts each of them has, which the single node does without. */
export const prefixParts = 3;

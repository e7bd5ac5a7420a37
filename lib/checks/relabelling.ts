import type { RelabelRule } from '#lib/components/prometheus/relabel';
import { matchesWholly } from '#lib/promql/regular-expression';

/**
 * What `metric_relabel_configs` do to series, told by their names alone: whether one of that name is still there after
 * them. https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function survives(rules: readonly RelabelRule[]): (name: string) => boolean {
  const conditions = rules.flatMap(conditionOf);
  return (name) => conditions.every((condition) => condition(name));
}

function conditionOf({ action, source_labels: sources = [], regex = '(.*)' }: RelabelRule) {
  const [only, ...others] = sources;
  if (only !== '__name__' || others.length > 0) return [];
  const matches = matcherOf(regex);
  switch (action) {
    case 'keep':
      return [matches];
    case 'drop':
      return [(name: string) => !matches(name)];
    default:
      return [];
  }
}

/** Lists of thousands of names are looked up, not tried one after the other; what RE2 and JavaScript read alike needs no RE2. */
function matcherOf(regex: string): (name: string) => boolean {
  if (/^[\w:|]*$/.test(regex)) {
    const names = new Set(regex.split('|'));
    return (name) => names.has(name);
  }
  if (/^[\w:|]*(?:\.\*[\w:|]*)*$/.test(regex)) {
    const pattern = new RegExp(`^(?:${regex})$`, 's');
    return (name) => pattern.test(name);
  }
  return (name) => matchesWholly(regex, name);
}

/** The only text that a regular expression matches, when it is that simple: `a\.b` matches `a.b`. */
export function literalOf(pattern: string): string | undefined {
  return /^(?:[^\\.+*?()[\]{}|^$]|\\[^\w\s])*$/.test(pattern) ? pattern.replace(/\\(.)/g, '$1') : undefined;
}

/** Whether Grafana may put something else in before Prometheus sees it: `$node`, `${node:regex}`, `[[node]]`. */
export function mayHoldVariable(pattern: string): boolean {
  return /\$\w|\$\{|\[\[/.test(pattern);
}

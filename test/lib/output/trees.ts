import type { Tree } from '#lib/output/compare-tree';

/** Two trees that differ in every way: a file changed, one added with its directory, one removed, one the same. */
export const before: Tree = new Map([
  ['production/rules/consensus.yaml', 'expr: a > 50\n'],
  ['production/SUMMARY.md', '# production\n'],
  ['staging/SUMMARY.md', '# staging\n'],
]);

export const after: Tree = new Map([
  ['production/rules/consensus.yaml', 'expr: a > 60\n'],
  ['production/SUMMARY.md', '# production\n'],
  ['local/config/prometheus.yaml', 'global: {}\n'],
]);

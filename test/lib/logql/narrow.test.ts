import { type Narrowing, narrowLogql } from '#lib/logql/narrow';
import { resultLabels } from '#lib/logql/result-labels';
import { type Logql, logql } from '#lib/logql/template';

const cluster: Narrowing = { label: 'cluster', pattern: '$cluster' };
const component: Narrowing = { label: 'component', pattern: '$component' };
const node: Narrowing = { label: 'node_id', pattern: '$node' };

const treeOf = ({ parsed: { tree } }: Logql) => {
  if (tree === undefined) throw new Error('cannot be read');
  return tree;
};

describe('Narrowing LogQL', () => {
  it.each<[string, Logql, string]>([
    [
      'puts index labels into the braces and others behind, in each selector',
      logql`sum(rate({job="a"} |= "x" [5m])) / sum(rate({job="a"}[5m]))`,
      'sum(rate({job="a", cluster=~"$cluster"} | component=~"$component" |= "x" [5m])) / sum(rate({job="a", cluster=~"$cluster"} | component=~"$component"[5m]))',
    ],
    [
      'leaves alone what the author asked for',
      logql`{job="a", cluster="here"} | component="amst"`,
      '{job="a", cluster="here"} | component="amst"',
    ],
  ])('%s', (_, query, text) => {
    const narrowed = narrowLogql(treeOf(query), [cluster, component, node]);
    expect(narrowed).toBe(text);
  });
});

describe('The labels of numbers', () => {
  it.each<[Logql, readonly string[] | undefined]>([
    [logql`sum by (level, component) (rate({job="a"}[5m]))`, ['level', 'component']],
    [logql`sum(rate({job="a"}[5m])) by (level)`, ['level']],
    [logql`sum(rate({job="a"}[5m]))`, []],
    [logql`rate({job="a"}[5m])`, undefined],
    [logql`sum without (pod) (rate({job="a"}[5m]))`, undefined],
  ])('of a query are those that it groups by', (query, labels) => {
    const known = resultLabels(treeOf(query));
    expect(known && [...known]).toEqual(labels);
  });
});

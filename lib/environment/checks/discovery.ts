import { environmentCheck } from '#lib/environment/checks/check';
import type { KeyPath } from '#lib/environment/environment';
import { type Located, problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

const name = '([a-z0-9A-Z.-]+/)?[a-zA-Z0-9]([-\\w.]*[a-zA-Z0-9])?';
const value = '([a-zA-Z0-9]([-\\w.]*[a-zA-Z0-9])?)?';
const requirement = `(!?${name}|${name}\\s*(=|==|!=)\\s*${value}|${name}\\s+(not)?in\\s*\\([^()]*\\))`;
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
const selectorPattern = new RegExp(`^\\s*${requirement}(\\s*,\\s*${requirement})*\\s*$`);

/** Kubernetes discovery needs a cluster around Prometheus. */
export const checkDiscovery = environmentCheck(['output', 'targets'], (environment) => {
  if (environment.output.kind === 'kubernetes') return [];
  return Object.entries(environment.targets)
    .filter(([, discovery]) => discovery.kind === 'kubernetes')
    .map(([job]) =>
      problemAt(environment, 'discovery', ['targets', job, 'kind'], {
        message: 'output.kind is processes: there is no Kubernetes API to ask',
        fix: 'use static, http or consul',
      }),
    );
});

/** Kubernetes discovery needs a selector that the API server can read. */
export const checkSelectors = environmentCheck(['targets'], (environment) =>
  Object.entries(environment.targets).flatMap(([job, discovery]) => {
    if (discovery.kind !== 'kubernetes') return [];
    const { selector } = discovery;
    return selector === undefined ? [] : checkSelector(environment, selector, ['targets', job, 'selector']);
  }),
);

/** So do NetworkPolicies. */
export const checkUserInterfaceSelectors = environmentCheck(['output'], (environment) => {
  const { output } = environment;
  if (output.kind !== 'kubernetes') return [];
  return output.userInterfacesFrom.flatMap(({ selector }, index) =>
    checkSelector(environment, selector, ['output', 'userInterfacesFrom', index, 'selector']),
  );
});

/** What is wrong with one selector. @param path where it stands */
export function checkSelector(located: Located, selector: string, path: KeyPath): readonly Problem[] {
  if (selectorPattern.test(selector)) return [];
  return [
    problemAt(located, 'discovery', path, {
      message: `${JSON.stringify(selector)} is no label selector`,
      fix: 'write label=value, more of them with commas between, as in app=dwcp-node,tier!=test',
    }),
  ];
}

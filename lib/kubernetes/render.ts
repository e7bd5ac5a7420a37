import { ApiObject, App, Chart } from 'cdk8s';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { renderYaml } from '#lib/yaml';

/**
 * Objects as YAML documents, in their order, keys sorted.
 *
 * @throws Error when two objects have the same kind, namespace and name, or one holds something that is no plain value
 */
export function renderObjects(objects: readonly KubernetesObject[]): string {
  return withoutVariables(() => {
    const app = new App({ outdir: 'unused', recordConstructMetadata: false });
    const chart = new Chart(app, 'objects', { disableResourceNameHashes: true });
    for (const object of objects) new ApiObject(chart, identityOf(object), { ...object });
    return chart
      .toJson()
      .map((object: unknown) => renderYaml(object, '1.1'))
      .join('---\n');
  });
}

const identityOf = ({ kind, metadata }: KubernetesObject): string =>
  [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join('--');

/** cdk8s writes differently when some environment variables are set; what is written must not depend on who writes it. */
function withoutVariables<Result>(render: () => Result): Result {
  const saved = Object.entries(process.env).filter(([name]) => name.startsWith('CDK8S_'));
  for (const [name] of saved) delete process.env[name];
  try {
    return render();
  } finally {
    Object.assign(process.env, Object.fromEntries(saved));
  }
}

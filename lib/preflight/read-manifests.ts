import { isMap, isScalar, parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { textAt, textsAt } from '#lib/kubernetes/value';
import { type Problem, throwIfAny } from '#lib/problem';

/**
 * The objects of manifest files, in their order.
 *
 * @param files text by path
 * @throws ProblemsError when one is no YAML, or holds something that is no object
 */
export function readManifests(files: ReadonlyMap<string, string>): readonly KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  const problems: Problem[] = [];
  for (const [file, text] of files) {
    for (const document of parseAllDocuments(text)) {
      if (isScalar(document.contents) && document.contents.value === null) continue;
      const value: unknown =
        document.errors.length > 0 || !isMap(document.contents) ? undefined : document.toJS();
      const object = objectOf(value);
      if (object !== undefined) objects.push(object);
      else {
        problems.push({
          check: 'preflight/manifests',
          where: { file },
          message:
            document.errors[0]?.message.split('\n')[0] ?? 'holds something without apiVersion, kind or name',
          fix: 'write it again with `npm run synth`',
        });
      }
    }
  }
  throwIfAny(problems);
  return objects;
}

function objectOf(value: unknown): KubernetesObject | undefined {
  const apiVersion = textAt(value, 'apiVersion');
  const kind = textAt(value, 'kind');
  const name = textAt(value, 'metadata', 'name');
  const namespace = textAt(value, 'metadata', 'namespace');
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
  return {
    ...(typeof value === 'object' ? value : {}),
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      labels: textsAt(value, 'metadata', 'labels'),
    },
  };
}

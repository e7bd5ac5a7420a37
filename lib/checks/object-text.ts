import type { KubernetesObject } from '#lib/kubernetes/object';

/** Several checks look at the same texts. */
const texts = new WeakMap<KubernetesObject, string>();

/** An object as JSON. */
export function objectText(object: KubernetesObject): string {
  const known = texts.get(object);
  if (known !== undefined) return known;
  const text = JSON.stringify(object);
  texts.set(object, text);
  return text;
}

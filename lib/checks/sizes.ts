import { type Check, stackProblem } from '#lib/checks/check';
import { objectText } from '#lib/checks/object-text';
import { objectsOf } from '#lib/components/objects-of';
import { nameOf } from '#lib/kubernetes/object';

/**
 * `kubectl apply` without `--server-side` stores the object in an annotation of at most 262,144 bytes:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
const most = 250_000;

export const sizes: Check = {
  name: 'sizes',
  what: 'No object is larger than `kubectl apply` takes.',
  why: 'kubectl apply refuses larger objects, when it is too late',
  wayOut: 'Several objects: a ConfigMap for each file.',
  check(stack) {
    return objectsOf(stack).flatMap(({ object }) => {
      const size = Buffer.byteLength(objectText(object));
      if (size <= most) return [];
      return [
        stackProblem(stack, 'sizes', nameOf(object), {
          message: `has ${size} bytes, more than ${most}`,
          fix: 'divide it into several objects',
        }),
      ];
    });
  },
};

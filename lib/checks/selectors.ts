import { type Check, nameOf, stackProblem } from '#lib/checks/check';
import { objectsOf } from '#lib/components/objects-of';
import { selectorLabels } from '#lib/kubernetes/labels';

/** Everything that selects pods inside the namespace selects pods that are there. */
export const selectors: Check = {
  name: 'selectors',
  why: 'a Service, policy or budget that selects nothing is accepted and does nothing',
  check(stack) {
    const objects = objectsOf(stack).map(({ object }) => object);
    const programs = objects
      .filter(({ kind }) => kind === 'StatefulSet')
      .map(({ metadata }) => metadata.name);
    const [key = ''] = Object.keys(selectorLabels(''));
    return objects.flatMap((object) =>
      selected(object, key)
        .filter((program) => !programs.includes(program))
        .map((program) =>
          stackProblem(stack, 'selectors', nameOf(object), {
            message: `selects the pods of ${program}, which the stack does not have`,
            fix: `the stack has ${programs.join(', ')}`,
          }),
        ),
    );
  },
};

/** The programs whose name label stands in a selector of the object. */
function selected(value: unknown, key: string, inSelector = false): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (inSelector && name === key && typeof inner === 'string') return [inner];
    // Pods of other namespaces are known to nobody here.
    if ('namespaceSelector' in value) return [];
    return selected(inner, key, inSelector || /selector$/i.test(name));
  });
}

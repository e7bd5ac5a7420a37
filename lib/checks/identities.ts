import { type Check, stackProblem } from '#lib/checks/check';
import { objectsOf } from '#lib/components/objects-of';
import { nameOf } from '#lib/kubernetes/object';

export const identities: Check = {
  name: 'identities',
  what: 'Every object has an identity of its own.',
  why: 'the later of two objects with one name would silently replace the other',
  wayOut: 'Another name for one of them.',
  check(stack) {
    const owners = new Map<string, string>();
    return objectsOf(stack).flatMap(({ object, owner }) => {
      const identity = `${object.apiVersion} ${nameOf(object)}`;
      const first = owners.get(identity);
      owners.set(identity, first ?? owner);
      if (first === undefined) return [];
      return [
        stackProblem(stack, 'identities', nameOf(object), {
          message:
            first === owner ? `is written twice by ${owner}` : `is written by ${first} and by ${owner}`,
          fix: 'give one of them another name',
        }),
      ];
    });
  },
};

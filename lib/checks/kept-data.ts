import { type Check, stackProblem } from '#lib/checks/check';

export const keptData: Check = {
  name: 'kept-data',
  what: 'Everything that stores says what it keeps, for how long, and where a second copy is or why none is needed.',
  why: 'what nobody bounds fills its disk, and what nobody copies is gone with it',
  wayOut: '`keeps` of the component, from which SUMMARY.md tells it.',
  check(stack) {
    return stack.components
      .filter(({ keeps, size }) => keeps === undefined && size.storage.inBytes > 0)
      .map(({ name, size }) =>
        stackProblem(stack, 'kept-data', name, {
          message: `has a volume of ${size.storage}, and does not say what it keeps there`,
          fix: 'give the component keeps: what, for how long, and its backup',
        }),
      );
  },
};

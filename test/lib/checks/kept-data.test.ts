import type { CheckedStack } from '#lib/checks/check';
import { keptData } from '#lib/checks/kept-data';
import { goodStack, told } from '#test/lib/checks/example';

describe('what is kept', () => {
  it('is told in a good stack', () => {
    expect(told(keptData, goodStack())).toEqual([]);
  });

  it('is told by everything that has a volume', () => {
    const stack = goodStack();
    const silent: CheckedStack = {
      ...stack,
      components: stack.components.map(({ keeps, ...component }) =>
        component.name === 'alertmanager' || keeps === undefined ? component : { ...component, keeps },
      ),
    };
    expect(told(keptData, silent)).toEqual([
      [
        'alertmanager: has a volume of 1 GiB, and does not say what it keeps there',
        '    give the component keeps: what, for how long, and its backup',
      ].join('\n'),
    ]);
  });
});

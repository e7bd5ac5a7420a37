import { type Check, stackProblem } from '#lib/checks/check';
import { objectText } from '#lib/checks/object-text';
import { objectsOf } from '#lib/components/objects-of';
import { nameOf } from '#lib/kubernetes/object';

/** What JavaScript writes for a value that is not there. No text of the stack has such a word of its own. */
const accidents = /\[object \w+\]|\bundefined\b|\bNaN\b|\bInfinity\b/;

export const texts: Check = {
  name: 'texts',
  what: 'No text holds the trace of a value that was not there when it was put together.',
  why: 'a missing value becomes a word in a text, which every program accepts',
  wayOut: 'Find the value that was missing there.',
  check(stack) {
    const written = stack.components.flatMap((component) => [
      ...component.files.map((file) => ({ subject: file.path, text: file.text })),
      ...component.processes.map((process) => ({
        subject: process.name,
        text: process.arguments.join('\n'),
      })),
    ]);
    const objects = objectsOf(stack).map(({ object }) => ({
      subject: nameOf(object),
      text: objectText(object),
    }));
    return [...written, ...objects].flatMap(({ subject, text }) => {
      const found = accidents.exec(text);
      if (found === null) return [];
      const around = text.slice(Math.max(0, found.index - 30), found.index + 30).replaceAll('\n', ' ');
      return [
        stackProblem(stack, 'texts', subject, {
          message: `contains "${found[0]}": ...${around}...`,
          fix: 'find the value that is missing there',
        }),
      ];
    });
  },
};

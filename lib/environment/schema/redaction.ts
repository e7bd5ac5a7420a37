import { Type } from '@sinclair/typebox';
import { map, text } from '#lib/environment/schema/text';

/** What is removed from traces and logs besides what always is. */
export const redactionSchema = Type.Array(
  map('Text that is removed wherever it stands.', {
    name: text('DNS label', 'What it is.', { examples: ['customer-number'] }),
    pattern: text('text', 'A regular expression of RE2.', { examples: ['\\bC-[0-9]{8}\\b'] }),
    example: text('text', 'A text in which the pattern finds something.', {
      examples: ['order of C-12345678'],
    }),
  }),
  {
    description:
      'What is removed from spans and from log lines, besides tokens, passwords, mail addresses and card numbers, which always are. `****` stands in its place.',
    default: [],
  },
);

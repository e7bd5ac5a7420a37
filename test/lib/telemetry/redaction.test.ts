import { stringify } from 'yaml';
import { redaction } from '#lib/telemetry/redaction';

const rule = { name: 'customer', pattern: '\\bC-"?[0-9]+$', example: 'C-1' };

/** What is said of the rule of the environment alone. */
const lines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.includes('bC-'))
    .map((line) => line.replace(/"\(\?:.*\|/, '"...|'));

describe('redaction', () => {
  it('looks into names, messages, attributes and their names in spans', () => {
    const { processors, order } = redaction('traces', [rule]);
    expect(order).toEqual(['transform/redaction', 'redaction']);
    expect(lines(stringify(processors, { lineWidth: 0 }))).toMatchInlineSnapshot(`
[
  "        - replace_all_patterns(resource.attributes, "key", "...|(?:\\\\bC-\\"?[0-9]+$$)", "****")",
  "        - replace_pattern(scope.name, "\\\\bC-\\"?[0-9]+$$", "****")",
  "        - replace_pattern(scope.version, "\\\\bC-\\"?[0-9]+$$", "****")",
  "        - replace_all_patterns(scope.attributes, "key", "...|(?:\\\\bC-\\"?[0-9]+$$)", "****")",
  "        - replace_pattern(span.name, "\\\\bC-\\"?[0-9]+$$", "****")",
  "        - replace_pattern(span.status.message, "\\\\bC-\\"?[0-9]+$$", "****")",
  "        - replace_all_patterns(span.attributes, "key", "...|(?:\\\\bC-\\"?[0-9]+$$)", "****")",
  "        - replace_pattern(spanevent.name, "\\\\bC-\\"?[0-9]+$$", "****")",
  "        - replace_all_patterns(spanevent.attributes, "key", "...|(?:\\\\bC-\\"?[0-9]+$$)", "****")",
  "    - \\bC-"?[0-9]+$$",
]
`);
  });

  it('keeps nothing that other systems say of their state', () => {
    expect(JSON.stringify(redaction('traces', []).processors)).toContain('set(span.trace_state, \\"\\")');
  });

  it('looks into the text of log lines', () => {
    expect(lines(stringify(redaction('logs', [rule]).processors, { lineWidth: 0 }))).toMatchInlineSnapshot(`
[
  "        - replace_pattern(log.body, "\\\\bC-\\"?[0-9]+$$", "****")",
  "    - \\bC-"?[0-9]+$$",
]
`);
  });

  it('keeps what says what stood there', () => {
    expect(JSON.stringify(redaction('logs', []).processors)).toContain('$${1}$${2}****');
  });
});

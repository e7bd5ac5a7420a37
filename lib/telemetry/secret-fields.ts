/**
 * Expressions of RE2 for names of fields, and for what is written behind them. All that is put in the place of a value is found
 * by none of them.
 */
const { raw } = String;

/** What may follow a word for a secret without making it harmless: `password_hash`, `auth_token_v2`. */
const suffix = raw`(?:[._-]?(?:hash|salt|value|old|new|current|previous|plain|v?\d{1,3})){0,2}`;

const secret = `(?:passwords?|passwd|pwd|passphrase|secrets?(?:[._-]?key)?|token|api[._-]?keys?|access[._-]?key|private[._-]?key|credentials?|session[._-]?id)${suffix}`;

const personal = '(?:e?mail(?:[._-]?address)?|full[._-]?name|phone(?:[._-]?number)?)';

/** How names of fields with a secret end: `db_password`, `clientSecret`, `X-Api-Key`. */
export const secretField = `(?i:${secret})`;

/** Names of fields with personal data, or whole words at their end: `voicemail` is none. */
export const personalField = `(?i:${personal})`;

/** All of which a quote tells where the value ends. */
const anyField = raw`(?i:authorization|cookie|${secret}|(?:\b|_)${personal})`;

/** Between the name of a field and its value. */
export const is = raw`\s*(?:=>|[:=])\s*`;

/** Of JSON, of JSON within its texts, and so on: with as many backslashes as it takes. */
const anyQuote = raw`\\*["']`;

const ends = raw`\s"'\\,;&{}\[\]`;

/** Some characters that are not the mask alone: that would be found again. */
export const notOnlyMask = (first: string, any: string): string => raw`\**(?:${first})(?:${any})*`;

/** As many characters as there are, without some. */
export const valueWithout = (excluded: string): string => notOnlyMask(`[^*${excluded}]`, `[^${excluded}]`);

/** A value without quotes. */
export const unquoted = valueWithout(ends);

/** The same, behind a name in quotes: a number or a word of JSON, but for `null`, which says that there is nothing. */
const bareValue = notOnlyMask(
  `[^*n${ends}]|n[^u${ends}]|nu[^l${ends}]|nul[^l${ends}]|null[^${ends}]`,
  `[^${ends}]`,
);

/**
 * The texts of JSON by how deep they stand in texts of JSON themselves: their quotes have 0, 1, 3 or 7 backslashes, and quotes
 * within them twice as many and one more. https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
const jsonTexts = [0, 1, 3, 7].map((backslashes) => {
  const backslash = raw`\\`;
  const quote = `${backslash.repeat(backslashes)}"`;
  const escaped = raw`\\+[^"\\]|\\{${2 * backslashes + 2}}|\\{${2 * backslashes + 1}}"`;
  return {
    quote,
    first: raw`[^*"\\]|${escaped}`,
    any: raw`[^"\\]|${escaped}`,
  };
});

/** A value in quotes. Its six groups find quotes. */
const quoted = [
  ...jsonTexts.map(({ quote, first, any }) => `(${quote})${notOnlyMask(first, any)}`),
  `(')${notOnlyMask(raw`[^*'\\\n]|\\.`, raw`[^'\\\n]|\\.`)}(')`,
].join('|');

/**
 * Behind the name of a field: all of a list, or of an object from its first text on; one text is left of it. Its two groups
 * find what stands before.
 */
const listed = jsonTexts
  .slice(0, 2)
  .map(({ quote, first, any }) => {
    const scalars = raw`(?:[\w.+-]+\s*,\s*)*`;
    const name = raw`${quote}[^"\\]*${quote}\s*:\s*`;
    const scalarFields = raw`(?:${name}[\w.+-]+\s*,\s*)*`;
    const opened = raw`(?:\[\s*${scalars}|\{\s*${scalarFields}${name})`;
    const between = raw`${quote}\s*[,:]\s*(?:[\w.+-]+\s*,\s*)?${quote}`;
    return raw`(${quote}\s*:\s*${opened}{1,3}${quote})${notOnlyMask(`${first}|${between}`, `${any}|${between}`)}`;
  })
  .join('|');

/**
 * A field with a value in quotes, in a list or an object, or bare behind a name in quotes: one expression, because names are
 * what takes long to look for. `fieldAnd` puts its twelve groups around what is left.
 */
export const fieldAndValue = `(${anyField})(?:${listed}|((?:${anyQuote})?${is})(?:${quoted})|(${anyQuote})(${is})${bareValue})`;

const group = (number: number): string => `\${${number}}`;

/** What is put in the place of a field and its value. A bare value gets the quotes of its name, so that JSON stays JSON. */
export const fieldAnd = (value: string): string =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 11].map(group).join('') + value + [10, 11].map(group).join('');

/** An argument of a command and the next, also in a list of JSON. `argumentAnd` puts its seven groups around what is left. */
export const argumentAndValue = raw`(--[\w.-]*${secretField}(?: +|${anyQuote}\s*,\s*))(?:${quoted}|${unquoted})`;

/** What is put in its place. */
export const argumentAnd = (value: string): string =>
  [1, 2, 3, 4, 5, 6].map(group).join('') + value + group(7);

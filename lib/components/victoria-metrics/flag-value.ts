import type { FlagType } from '#lib/components/victoria-metrics/flags';

interface Syntax {
  readonly pattern: RegExp;
  /** What a value is, with an example. */
  readonly form: string;
}

const anything: Syntax = { pattern: /(?:)/, form: 'text' };

/** How the value of each type is spelt: https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/#list-of-command-line-flags */
const syntax: Readonly<Record<FlagType, Syntax>> = {
  bool: { pattern: /^(true|false)$/, form: 'true or false' },
  int: { pattern: /^\d+$/, form: 'a whole number, 0 or more' },
  float: { pattern: /^-?\d+(\.\d+)?$/, form: 'a number' },
  duration: {
    pattern: /^(0|(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+)$/,
    form: 'a duration in h, m, s or ms, such as 30s',
  },
  size: {
    pattern: /^\d+(\.\d+)?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)?$/,
    form: 'a number of bytes, or one with KiB, MiB, GiB or TiB',
  },
  retention: {
    pattern: /^\d+(\.\d+)?[shdwMy]?$/,
    form: 'a time with s, h, d, w, M or y, such as 30d; m is not taken, because it could be months',
  },
  string: anything,
};

/** What a value of the type has to be, when it is not that. */
export function misspelt(type: FlagType, value: string): string | undefined {
  const { pattern, form } = syntax[type];
  return pattern.test(value) ? undefined : form;
}

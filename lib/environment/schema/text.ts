import { type SchemaOptions, type TSchema, type TString, type TUnsafe, Type } from '@sinclair/typebox';

/** A kind of text: how it is called, the pattern that holds it, the pattern in words, and one example. */
interface TextKind {
  readonly pattern: string;
  readonly rule: string;
  readonly example?: string;
}

/** Control characters and line separators, inside the brackets of a pattern. */
const control = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029';

const dnsLabel = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';

/**
 * The kinds of text in an environment file, by the `title` that their schema has. Patterns of values with a unit are
 * bounded so that everything they let through can be read as whole milliseconds or bytes.
 */
export const textKinds = {
  'DNS label': {
    pattern: `^${dnsLabel}$`,
    rule: 'lower-case letters, digits and "-", at most 63, beginning and ending with a letter or digit',
    example: 'production',
  },
  'Kubernetes name': {
    pattern: `^${dnsLabel}(\\.${dnsLabel})*$`,
    rule: 'lower-case letters, digits, "-" and "."',
    example: 'alertmanager-pagerduty',
  },
  'host name': {
    pattern: `^${dnsLabel}(\\.${dnsLabel})*$`,
    rule: 'a DNS name or an IPv4 address, without port and without "*"',
    example: 'example.com',
  },
  port: {
    pattern: '^(?=.*[a-z])[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$',
    rule: 'the name of a port, or without quotes its number',
    example: 'metrics',
  },
  'Secret name': {
    pattern: `^${dnsLabel}(\\.${dnsLabel})*$`,
    rule: 'lower-case letters, digits, "-" and "."',
    example: 'alertmanager-pagerduty',
  },
  'ConfigMap key': {
    pattern: '^[-._a-zA-Z0-9]{1,253}$',
    rule: 'letters, digits, "-", "_" and "."',
    example: 'ca.crt',
  },
  'Secret key': {
    pattern: '^[-._a-zA-Z0-9]{1,253}$',
    rule: 'letters, digits, "-", "_" and "."',
    example: 'routing-key',
  },
  duration: {
    pattern: '^(?!$)(\\d{1,5}y)?(\\d{1,6}w)?(\\d{1,6}d)?(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?(\\d{1,6}ms)?$',
    rule: 'a number with its unit: ms, s, m, h, d, w or y',
    example: '7d',
  },
  size: {
    pattern: '^(\\d{1,6}(\\.25|\\.5|\\.75)?(Ki|Mi|Gi)|\\d{1,3}(\\.25|\\.5|\\.75)?Ti)B?$',
    rule: 'a number with its binary unit: Ki, Mi, Gi or Ti',
    example: '200Gi',
  },
  'time of day': {
    pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    rule: 'hours and minutes, 00:00 to 24:00',
    example: '08:30',
  },
  threshold: {
    pattern: '^-?\\d+(\\.\\d+)?\\s*\\S*$',
    rule: 'a number with its unit',
    example: '60ms',
  },
  URL: {
    pattern: `^https?://[^\\s${control}]+$`,
    rule: 'http:// or https:// and a host',
    example: 'https://example.com',
  },
  'image registry': {
    pattern: '^[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:\\d{1,5})?(/[a-z0-9][-._a-z0-9]*)*$',
    rule: 'host, port where needed and path, without scheme and without a slash at its end',
    example: 'registry.example.com/mirror',
  },
  'mail address': {
    pattern: `^[^@\\s${control}]+@[^@\\s${control}]+$`,
    rule: 'name@host',
    example: 'monitoring@example.com',
  },
  'Slack channel': {
    pattern: `^#[^\\s#${control}]{1,80}$`,
    rule: '"#" and the name, in quotes',
    example: '#dwcp-alerts',
  },
  'span name': {
    pattern: '^[\\w.:/ -]+\\*?$',
    rule: 'letters, digits, spaces and . _ : / -, and "*" at its end at most',
    example: 'migrate_vm',
  },
  'label value': {
    pattern: '^([a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)?$',
    rule: 'letters, digits, "-", "_" and ".", at most 63, beginning and ending with a letter or digit',
    example: 'monitoring',
  },
  text: {
    pattern: `^(?=.*\\S)[^${control}]*$`,
    rule: 'one line of text, with at least one visible character',
  },
} as const satisfies Record<string, TextKind>;

export type TextKindName = keyof typeof textKinds;

/** A key whose value is text of one kind. */
export function text(kind: TextKindName, description: string, options: SchemaOptions = {}): TString {
  const { pattern, example }: TextKind = textKinds[kind];
  return Type.String({
    title: kind,
    description,
    pattern,
    ...(example !== undefined && { examples: [example] }),
    ...options,
  });
}

/** A key whose value is one of a few words. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  description: string,
): TUnsafe<Words[number]> {
  return Type.Unsafe<Words[number]>({ type: 'string', enum: words, description });
}

/** A map with fixed keys; any other key is a mistake. */
export const map = <Properties extends Record<string, TSchema>>(
  description: string,
  properties: Properties,
  options: SchemaOptions = {},
) => Type.Object(properties, { description, additionalProperties: false, ...options });

/** A threshold, which is a bare number where the alert counts something. */
export const threshold = (description: string) =>
  Type.Unsafe<string | number>({ ...text('threshold', description), type: ['string', 'number'] });

/** A port, which is a name or a number. */
export const port = (description: string) =>
  Type.Unsafe<string | number>({
    ...text('port', description),
    type: ['string', 'integer'],
    minimum: 1,
    maximum: 65_535,
  });

import { indexLabels, structuredMetadata } from '#lib/logs/labels';
import { inConfiguration } from '#lib/telemetry/collector-text';

/** A step of the file_log receiver: https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/v0.155.0/pkg/stanza/docs/operators/README.md */
export type Operator = Readonly<{ type: string } & Record<string, unknown>>;

/** Where the fields of a line are while they are looked at. The line itself stays as it was written: `| json` reads it. */
const fields = 'attributes.line';

const isJson = `body matches ${literal('^\\s*\\{')}`;

/**
 * The beginnings of lines that continue the one before: whitespace, and what stack traces of Go and Java have at the margin
 * (`goroutine 1 [running]:`, `main.main()`, `created by`, `[signal SIGSEGV`, `Caused by:`).
 */
const continued = [
  '\\s',
  '$',
  'at ',
  'goroutine \\d+',
  'created by ',
  '\\[signal ',
  'Caused by: ',
  '[\\w./-]+\\.[\\w.()*\\[\\]]+\\(.*\\)$',
].join('|');

/**
 * Puts lines together that a program wrote as one: stack traces. JSON stays by itself, because nothing could read it with
 * more text behind it.
 */
const joinLines: Operator = {
  type: 'recombine',
  combine_field: 'body',
  if: `not (${isJson})`,
  is_first_entry: `not (body matches ${literal(`^(${continued})`)})`,
  // As long as a program takes to write one trace; everything is later by so much.
  force_flush_period: '1s',
  max_log_size: '256KiB',
};

/** Containers say when a line was written; of other files the line itself does, where it has `timestamp` as in RFC 3339. */
const setTime: Operator = {
  type: 'time_parser',
  if: `timestamp.IsZero() and ${has('timestamp')}`,
  parse_from: `${fields}.timestamp`,
  layout_type: 'gotime',
  layout: '2006-01-02T15:04:05.999999999Z07:00',
  on_error: 'send_quiet',
};

/** What Go writes before a program ends, and a line of JSON is not. */
const crashed = `body matches ${literal('^(panic: |fatal error: )')}`;

const readFields: readonly Operator[] = [
  {
    type: 'json_parser',
    if: isJson,
    parse_from: 'body',
    parse_to: fields,
    // Half a line of JSON is a text like any other.
    on_error: 'send_quiet',
  },
  {
    // `level=warn`, as the programs of this stack write it.
    type: 'regex_parser',
    if: `not (${isJson}) and body matches ${literal('\\blevel=\\w')}`,
    regex: '\\blevel="?(?P<level>\\w+)',
    parse_from: 'body',
    parse_to: fields,
    on_error: 'send_quiet',
  },
  { type: 'add', if: `not (${isJson}) and ${crashed}`, field: `${fields}.level`, value: 'fatal' },
];

/** The words that programs have for the levels, in lower case. */
const levels: Readonly<Record<string, string>> = {
  trace: 'trace',
  debug: 'debug',
  info: 'info',
  information: 'info',
  notice: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  err: 'error',
  fatal: 'fatal',
  critical: 'fatal',
  crit: 'fatal',
  panic: 'fatal',
  dpanic: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
};

/** One of few values whatever a program writes: it is a label of the index. */
const setLevel: readonly Operator[] = [
  {
    type: 'add',
    field: 'resource.level',
    value: `EXPR(${JSON.stringify(levels)}[lower(string(${maybe('level')} ?? ""))] ?? "unknown")`,
  },
  { type: 'severity_parser', if: 'resource.level != "unknown"', parse_from: 'resource.level' },
];

const hexadecimal = (field: string, digits: number): string =>
  `${maybe(field)} != nil and string(${maybe(field)}) matches ${literal(`^[0-9a-f]{${digits}}$`)}`;

/**
 * Ids of OpenTelemetry become those of the record, and anything else that a program calls so an attribute: Loki keeps both as
 * `trace_id`. Neither is asked for twice.
 */
const setTrace: readonly Operator[] = [
  {
    type: 'trace_parser',
    if: hexadecimal('trace_id', 32),
    trace_id: { parse_from: `${fields}.trace_id` },
    span_id: { parse_from: `${fields}.span_id` },
    on_error: 'send_quiet',
  },
  { ...moved('trace_id', 'attributes'), if: `${has('trace_id')} and not (${hexadecimal('trace_id', 32)})` },
  { ...moved('span_id', 'attributes'), if: `${has('span_id')} and not (${hexadecimal('trace_id', 32)})` },
];

/** What the receiver and the format of containers add, and nobody asks for. */
const leftovers = ['["log.file.path"]', '["log.file.name"]', '["log.iostream"]', '.logtag', '.line'].map(
  (field) => `attributes${field}`,
);

/**
 * What happens to a line once it is read: lines that belong together are joined, level, trace and component are taken out of
 * JSON, and the line is kept as it is.
 *
 * @param labels further fields of lines that Loki finds them by
 */
export const lineOperators = (labels: readonly string[]): readonly Operator[] => {
  const isLabel = (field: string) => labels.includes(field);
  return [
    joinLines,
    ...readFields,
    setTime,
    ...setLevel,
    ...setTrace,
    ...labels.map((field) => ({ ...moved(field, 'resource'), if: has(field) })),
    ...(isLabel('component') ? [] : [{ ...moved('component', 'attributes'), if: has('component') }]),
    ...leftovers.map((field) => ({ type: 'remove', field, on_error: 'send_quiet' })),
  ];
};

/** The labels and what is kept beside each line: nothing else of where a line comes from is. */
export const keptOfPods: readonly string[] = [
  ...Object.keys(indexLabels),
  ...Object.keys(structuredMetadata),
];

/** In expressions: a field of the line, nil where there is none. https://expr-lang.org/docs/language-definition */
function maybe(field: string): string {
  return `attributes?.line?.${field}`;
}

function has(field: string): string {
  return `${maybe(field)} != nil and ${maybe(field)} != ""`;
}

/** @param place of the record */
function moved(field: string, place: 'attributes' | 'resource'): Operator {
  return { type: 'move', from: `${fields}.${field}`, to: `${place}.${field}` };
}

/** A string of the expression language. */
function literal(text: string): string {
  return JSON.stringify(inConfiguration(text));
}

import type { RedactionRule } from '#lib/environment/environment';
import { redactionProcessor, transformProcessor } from '#lib/telemetry/collector-ids';
import { inConfiguration, ottlString } from '#lib/telemetry/collector-text';
import { deniedKeys, denyList, mask } from '#lib/telemetry/deny-list';

/** The processors that remove personal data and secrets: their settings by id, and the ids in the order of the pipeline. */
export interface Redaction {
  readonly processors: Readonly<Record<string, object>>;
  readonly order: readonly string[];
}

const textProcessor = `${transformProcessor}/redaction`;

/**
 * Removes what the deny list and the environment name, from everything of a signal that is kept. Two processors share it:
 * `transform` for the texts that are not attributes, of which it keeps what stands around, and for names of attributes;
 * `redaction` for attributes of resources, scopes, spans, events and lines, also for lists, maps and numbers in them, of which
 * it removes all that is found. The second sees the body of lines once more, and finds nothing new in it.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/processor/redactionprocessor
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/processor/transformprocessor
 */
export function redaction(signal: 'traces' | 'logs', rules: readonly RedactionRule[]): Redaction {
  const texts = [...denyList, ...rules.map(({ pattern }) => ({ pattern, replacement: mask }))];
  return {
    processors: {
      [textProcessor]: {
        // A text that cannot be changed is dropped with what it belongs to.
        error_mode: 'propagate',
        ...(signal === 'traces'
          ? { trace_statements: inSpans(texts) }
          : {
              log_statements: [
                {
                  context: 'log',
                  conditions: ['IsString(log.body)'],
                  statements: replacing(['log.body'], texts),
                },
              ],
            }),
      },
      [redactionProcessor]: {
        allow_all_keys: true,
        redact_all_types: true,
        blocked_key_patterns: deniedKeys.map(inConfiguration),
        blocked_values: texts.map(({ pattern }) => inConfiguration(pattern)),
        summary: 'silent',
      },
    },
    order: [textProcessor, redactionProcessor],
  };
}

interface Replaced {
  readonly pattern: string;
  readonly replacement: string;
}

const inSpans = (texts: readonly Replaced[]) => [
  { context: 'resource', statements: [naming('resource.attributes', texts)] },
  {
    context: 'scope',
    statements: [...replacing(['scope.name', 'scope.version'], texts), naming('scope.attributes', texts)],
  },
  {
    context: 'span',
    statements: [
      ...replacing(['span.name', 'span.status.message'], texts),
      naming('span.attributes', texts),
      // Of other systems that a request has come through; nothing here reads it.
      'set(span.trace_state, "")',
    ],
  },
  {
    context: 'spanevent',
    statements: [...replacing(['spanevent.name'], texts), naming('spanevent.attributes', texts)],
  },
];

const replacing = (fields: readonly string[], texts: readonly Replaced[]): readonly string[] =>
  fields.flatMap((field) =>
    texts.map(({ pattern, replacement }) =>
      inConfiguration(`replace_pattern(${field}, ${ottlString(pattern)}, ${ottlString(replacement)})`),
    ),
  );

/** A name of an attribute has no value behind it: it is searched for what is known by its own form. */
const naming = (attributes: string, texts: readonly Replaced[]): string => {
  const forms = texts
    .filter(({ replacement }) => replacement === mask)
    .map(({ pattern }) => `(?:${pattern})`);
  return inConfiguration(
    `replace_all_patterns(${attributes}, "key", ${ottlString(forms.join('|'))}, ${ottlString(mask)})`,
  );
};

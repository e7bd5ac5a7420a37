import { type Label, oneOf, upTo } from '#lib/metrics/label';

/**
 * The labels by which Loki finds log lines. Each combination of their values is a stream with chunks of its own, so there
 * are few, and each has a bound; what tells single pods or requests apart is structured metadata.
 * https://grafana.com/docs/loki/latest/get-started/labels/bp-labels/
 */
export const indexLabels = {
  cluster: upTo(1, 'The cluster that the line is from, as the environment calls it'),
  namespace: upTo(30, 'The namespace of the pod'),
  job: upTo(50, 'What writes: the app of the pod, dwcp-v3 for DWCP itself'),
  level: oneOf(
    'How serious it is; unknown where the line does not say',
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'fatal',
    'unknown',
  ),
} as const satisfies Readonly<Record<string, Label>>;

/** The name of a label by which Loki finds lines. */
export type IndexLabel = keyof typeof indexLabels;

/**
 * What is kept beside each line, by name with its meaning: a filter can ask for it without reading the line.
 * https://grafana.com/docs/loki/latest/get-started/labels/structured-metadata/
 */
export const structuredMetadata = {
  trace_id: 'The trace during which the line was written, in hexadecimal digits',
  span_id: 'The span of that trace',
  pod: 'The pod that wrote it',
  node: 'The node of that pod',
  container: 'The container of that pod',
  component: 'The component of DWCP, where the line names one',
} as const satisfies Readonly<Record<string, string>>;

/** Fields of lines with a bound, which an environment may have Loki find lines by as well. */
export const boundedFields = {
  component: upTo(20, 'The component of DWCP, where the line names one'),
} as const satisfies Readonly<Record<string, Label>>;

/** Whether Loki finds lines by it. */
export const isIndexLabel = (name: string): name is IndexLabel => Object.hasOwn(indexLabels, name);

/** Whether it is kept beside each line. */
export const isStructuredMetadata = (name: string): boolean => Object.hasOwn(structuredMetadata, name);

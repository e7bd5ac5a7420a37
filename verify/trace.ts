import { createHash } from 'node:crypto';

/** A trace as a program of DWCP sends it: spans of one service, the first of which is the root. */
export interface Trace {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly service: string;
  readonly spans: readonly Span[];
  /** Of what instruments it. */
  readonly scope?: { readonly name: string; readonly version: string };
}

export interface Span {
  readonly name: string;
  readonly failed?: true;
  readonly attributes?: Readonly<Record<string, string>>;
  /** What other systems say of their state: https://www.w3.org/TR/trace-context/#tracestate-header */
  readonly state?: string;
}

/** Numbers that are the same in every run: what is kept of a trace follows from its id. */
const digits = (text: string, count: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, count);

/** @param seed what makes it another trace than the others */
export const trace = (seed: string, service: string, spans: readonly Span[]): Trace => ({
  id: digits(`trace ${seed}`, 32),
  service,
  spans,
});

/**
 * Traces as the body of an export request in JSON: https://opentelemetry.io/docs/specs/otlp/#otlphttp-request
 *
 * @param now milliseconds since the epoch: when their spans end
 */
export function exportRequest(traces: readonly Trace[], now: number): unknown {
  const services = [...new Set(traces.map(({ service }) => service))];
  return {
    resourceSpans: services.map((service) => ({
      resource: { attributes: attributesOf({ 'service.name': service }) },
      scopeSpans: traces
        .filter((one) => one.service === service)
        .map((one) => ({ scope: one.scope ?? { name: 'verify' }, spans: spansOf(one, now) })),
    })),
  };
}

function spansOf({ id, spans }: Trace, now: number): readonly unknown[] {
  const spanId = (index: number) => digits(`span ${id} ${index}`, 16);
  return spans.map(({ name, failed, attributes = {}, state }, index) => ({
    traceId: id,
    spanId: spanId(index),
    ...(index > 0 && { parentSpanId: spanId(0) }),
    ...(state !== undefined && { traceState: state }),
    name,
    // A server: https://opentelemetry.io/docs/specs/otel/trace/api/#spankind
    kind: 2,
    startTimeUnixNano: `${now - 20}000000`,
    endTimeUnixNano: `${now}000000`,
    attributes: attributesOf(attributes),
    status: failed === true ? { code: 2 } : {},
  }));
}

const attributesOf = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } }));

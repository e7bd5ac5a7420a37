import { type Frame, type FrameProps, frame } from '#lib/dashboards/frame';
import type { TracesQuery } from '#lib/dashboards/traces-query';
import type { TextVariable } from '#lib/dashboards/variable';
import type { Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

export interface TraceProps extends FrameProps {
  /** Whose value is the id of the trace. */
  readonly id: TextVariable;
}

/** One trace: its spans below each other, by time. */
export interface Trace extends Frame {
  readonly kind: 'trace';
  readonly queries: readonly TracesQuery[];
}

export function trace(title: string, { id, ...props }: TraceProps): Trace {
  const size = { width: 24, height: 16 };
  return {
    kind: 'trace',
    ...frame(title, props, size, placeOfCaller(trace)),
    queries: [{ kind: 'traces', id }],
  };
}

/** https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/traces/ */
export const renderTrace = (): Visualization => ({
  type: 'traces',
  options: {},
  fieldConfig: { defaults: {}, overrides: [] },
});

import { type Frame, type FrameProps, frame } from '#lib/dashboards/frame';
import type { ProfilesQuery } from '#lib/dashboards/profiles-query';
import type { Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

export interface FlameGraphProps extends FrameProps, Omit<ProfilesQuery, 'kind'> {}

/** What the functions of a program use, each as wide as its share, above the one that called it. */
export interface FlameGraph extends Frame {
  readonly kind: 'flame graph';
  readonly queries: readonly ProfilesQuery[];
}

export function flameGraph(title: string, { profile, service, ...props }: FlameGraphProps): FlameGraph {
  const size = { width: 24, height: 14 };
  return {
    kind: 'flame graph',
    ...frame(title, props, size, placeOfCaller(flameGraph)),
    queries: [{ kind: 'profiles', profile, service }],
  };
}

/** https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/flame-graph/ */
export const renderFlameGraph = (): Visualization => ({
  type: 'flamegraph',
  options: {},
  fieldConfig: { defaults: {}, overrides: [] },
});

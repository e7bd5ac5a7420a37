import type { ShownAlert } from '#lib/dashboards/context';
import { type Measured, type MeasuredProps, measured, renderField } from '#lib/dashboards/measured';
import { renderStates, type State } from '#lib/dashboards/state';
import { tooltip, type Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

export interface StateTimelineProps extends MeasuredProps {
  /** What the values are called. @default they are coloured by the limits */
  readonly states?: readonly State[];
}

/** One band for each series, coloured by its value over time. */
export interface StateTimeline extends Measured {
  readonly kind: 'state timeline';
  readonly states: readonly State[];
}

export function stateTimeline(title: string, props: StateTimelineProps): StateTimeline {
  const size = { width: 12, height: 8 };
  const { states = [] } = props;
  const declaredAt = placeOfCaller(stateTimeline);
  return { kind: 'state timeline', ...measured(title, props, size, declaredAt), states };
}

export function renderStateTimeline(panel: StateTimeline, alerts: readonly ShownAlert[]): Visualization {
  return {
    type: 'state-timeline',
    options: {
      showValue: 'auto',
      rowHeight: 0.9,
      mergeValues: true,
      alignValue: 'left',
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip,
    },
    fieldConfig: {
      defaults: {
        ...renderField(panel, alerts),
        color: { mode: 'thresholds' },
        mappings: renderStates(panel.states),
        custom: { lineWidth: 0, fillOpacity: 70, spanNulls: false },
      },
      overrides: [],
    },
  };
}

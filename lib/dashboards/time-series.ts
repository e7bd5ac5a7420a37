import type { ShownAlert } from '#lib/dashboards/context';
import { type Measured, type MeasuredProps, measured, renderField } from '#lib/dashboards/measured';
import type { IntervalVariable } from '#lib/dashboards/variable';
import { tooltip, type Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

/**
 * - `lines`: a value over time
 * - `stacked`: parts of a whole
 * - `bars`: how many events there were, one bar for each length of time that the reader chooses
 */
export type Course =
  | { readonly style: 'lines' | 'stacked' }
  | { readonly style: 'bars'; readonly every: IntervalVariable };

export interface TimeSeriesProps extends MeasuredProps {
  /** @default lines */
  readonly course?: Course;
}

/** Values over time. */
export interface TimeSeries extends Measured {
  readonly kind: 'time series';
  readonly course: Course;
}

export function timeSeries(title: string, props: TimeSeriesProps): TimeSeries {
  const size = { width: 8, height: 8 };
  const { course = { style: 'lines' } } = props;
  return { kind: 'time series', ...measured(title, props, size, placeOfCaller(timeSeries)), course };
}

const lookOf = {
  lines: { drawStyle: 'line', fillOpacity: 5, stacking: { group: 'A', mode: 'none' } },
  stacked: { drawStyle: 'line', fillOpacity: 25, stacking: { group: 'A', mode: 'normal' } },
  bars: { drawStyle: 'bars', fillOpacity: 60, stacking: { group: 'A', mode: 'normal' } },
} as const satisfies Record<Course['style'], unknown>;

export function renderTimeSeries(panel: TimeSeries, alerts: readonly ShownAlert[]): Visualization {
  const field = renderField(panel, alerts);
  const hasLimits = field.thresholds.steps.length > 1;
  return {
    type: 'timeseries',
    options: {
      legend: { displayMode: 'table', placement: 'bottom', showLegend: true, calcs: ['lastNotNull', 'max'] },
      tooltip,
    },
    fieldConfig: {
      defaults: {
        ...field,
        color: { mode: 'palette-classic' },
        mappings: [],
        custom: {
          ...lookOf[panel.course.style],
          lineWidth: 1,
          lineInterpolation: 'linear',
          showPoints: 'never',
          spanNulls: false,
          axisPlacement: 'auto',
          scaleDistribution: { type: 'linear' },
          thresholdsStyle: { mode: hasLimits ? 'dashed' : 'off' },
        },
      },
      overrides: [],
    },
  };
}

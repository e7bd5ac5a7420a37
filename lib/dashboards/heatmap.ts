import { type Frame, type FrameProps, frame } from '#lib/dashboards/frame';
import type { MetricsQuery } from '#lib/dashboards/metrics-query';
import type { Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';
import type { Promql } from '#lib/promql/template';
import { type UnitName, units } from '#lib/units/unit';

export interface HeatmapProps extends FrameProps {
  /** What the histogram observes: the unit of its bounds, not of the counts. */
  readonly unit: UnitName;
  /** Buckets by `le`: `sum by (le) (rate(...))`. */
  readonly buckets: Promql;
}

/** How many observations fell into each bucket, over time. */
export interface Heatmap extends Frame {
  readonly kind: 'heatmap';
  readonly unit: UnitName;
  readonly queries: readonly MetricsQuery[];
}

export function heatmap(title: string, { unit, buckets, ...props }: HeatmapProps): Heatmap {
  return {
    kind: 'heatmap',
    ...frame(title, props, { width: 12, height: 9 }, placeOfCaller(heatmap)),
    unit,
    queries: [{ kind: 'metrics', expr: buckets, legend: '{{le}}' }],
  };
}

export function renderHeatmap({ unit }: Heatmap): Visualization {
  return {
    type: 'heatmap',
    options: {
      calculate: false,
      cellGap: 1,
      cellValues: { unit: units.perSecond.grafana },
      color: {
        mode: 'scheme',
        scheme: 'Oranges',
        fill: 'dark-orange',
        scale: 'exponential',
        exponent: 0.5,
        steps: 64,
        reverse: false,
      },
      exemplars: { color: 'rgba(255,0,255,0.7)' },
      filterValues: { le: 1e-9 },
      legend: { show: true },
      rowsFrame: { layout: 'auto' },
      showValue: 'never',
      tooltip: { mode: 'single', yHistogram: true, showColorScale: true },
      yAxis: { axisPlacement: 'left', unit: units[unit].grafana, reverse: false },
    },
    fieldConfig: {
      defaults: {
        unit: units[unit].grafana,
        custom: { scaleDistribution: { type: 'linear' }, hideFrom: hideNowhere },
      },
      overrides: [],
    },
  };
}

const hideNowhere = { legend: false, tooltip: false, viz: false };

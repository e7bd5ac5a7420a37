import type { ShownAlert } from '#lib/dashboards/context';
import { type Measured, type MeasuredProps, measured, renderField } from '#lib/dashboards/measured';
import { newest, type Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

export interface GaugeProps extends MeasuredProps {
  readonly min: number;
  readonly max: number;
}

/** The newest value on a dial, with its limits around it. */
export interface Gauge extends Measured {
  readonly kind: 'gauge';
}

export function gauge(title: string, props: GaugeProps): Gauge {
  const size = { width: 4, height: 6 };
  return { kind: 'gauge', ...measured(title, props, size, placeOfCaller(gauge)) };
}

export function renderGauge(panel: Gauge, alerts: readonly ShownAlert[]): Visualization {
  return {
    type: 'gauge',
    options: {
      showThresholdLabels: false,
      showThresholdMarkers: true,
      sizing: 'auto',
      minVizWidth: 75,
      minVizHeight: 75,
      orientation: 'auto',
      reduceOptions: newest,
    },
    fieldConfig: {
      defaults: { ...renderField(panel, alerts), color: { mode: 'thresholds' }, mappings: [] },
      overrides: [],
    },
  };
}

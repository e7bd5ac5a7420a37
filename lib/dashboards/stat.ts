import type { ShownAlert } from '#lib/dashboards/context';
import { type Measured, type MeasuredProps, measured, renderField } from '#lib/dashboards/measured';
import { renderStates, type State } from '#lib/dashboards/state';
import { newest, type Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

export interface StatProps extends MeasuredProps {
  /** What the values are called that stand for states. @default none do */
  readonly states?: readonly State[];
}

/** The newest value in large digits, above its course. */
export interface Stat extends Measured {
  readonly kind: 'stat';
  readonly states: readonly State[];
}

export function stat(title: string, props: StatProps): Stat {
  const size = { width: 4, height: 6 };
  const { states = [] } = props;
  return { kind: 'stat', ...measured(title, props, size, placeOfCaller(stat)), states };
}

export function renderStat(panel: Stat, alerts: readonly ShownAlert[]): Visualization {
  const colored = panel.limits !== undefined || alerts.length > 0;
  return {
    type: 'stat',
    options: {
      graphMode: 'area',
      colorMode: 'value',
      justifyMode: 'auto',
      textMode: 'auto',
      wideLayout: true,
      showPercentChange: false,
      percentChangeColorMode: 'standard',
      orientation: 'auto',
      reduceOptions: newest,
    },
    fieldConfig: {
      defaults: {
        ...renderField(panel, alerts, colored ? 'green' : 'text'),
        color: { mode: 'thresholds' },
        mappings: renderStates(panel.states),
      },
      overrides: [],
    },
  };
}

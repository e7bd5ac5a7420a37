import type { ShownAlert } from '#lib/dashboards/context';
import { type Frame, type FrameProps, frame, type Size } from '#lib/dashboards/frame';
import { type Limits, type ThresholdSteps, thresholdSteps } from '#lib/dashboards/limits';
import type { LogsQuery } from '#lib/dashboards/logs-query';
import type { MetricsQuery } from '#lib/dashboards/metrics-query';
import { Logql } from '#lib/logql/template';
import type { LazyPlace } from '#lib/place';
import type { Alert } from '#lib/rules/alert';
import type { LogAlert } from '#lib/rules/log-alert';
import { type UnitName, units } from '#lib/units/unit';

/** A question whose answer is numbers: in PromQL about metrics, in LogQL about log lines. */
export type MeasuredQuery =
  | Omit<MetricsQuery, 'kind'>
  | (Omit<LogsQuery, 'kind'> & { readonly exemplars?: undefined });

/** What a panel is given whose queries are all in one unit. */
export interface MeasuredProps extends FrameProps {
  /** The unit of its queries. The reader sees it scaled: 0.05 seconds as 50 ms. */
  readonly unit: UnitName;
  readonly queries: readonly MeasuredQuery[];
  /** Limits that only colour it. @default none */
  readonly limits?: Limits;
  /** The alerts that watch what it shows: their thresholds are drawn, their runbooks linked. @default none */
  readonly alerts?: readonly (Alert | LogAlert)[];
  /** The least and greatest value that it has room for, in its unit. @default what the data need */
  readonly min?: number;
  readonly max?: number;
  /** How many decimals are shown. @default by size */
  readonly decimals?: number;
}

export interface Measured extends Frame {
  readonly unit: UnitName;
  readonly queries: readonly (MetricsQuery | LogsQuery)[];
  readonly limits?: Limits;
  readonly alerts: readonly (Alert | LogAlert)[];
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
}

/** @param size unless the props give another */
export function measured(title: string, props: MeasuredProps, size: Size, declaredAt: LazyPlace): Measured {
  const { unit, queries, limits, alerts = [], min, max, decimals } = props;
  return {
    ...frame(title, props, size, declaredAt),
    unit,
    queries: queries.map(asked),
    alerts,
    ...(limits && { limits }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(decimals !== undefined && { decimals }),
  };
}

function asked({ expr, legend, exemplars }: MeasuredQuery): MetricsQuery | LogsQuery {
  return expr instanceof Logql
    ? { kind: 'logs', expr, legend }
    : { kind: 'metrics', expr, legend, ...(exemplars !== undefined && { exemplars }) };
}

/** Grafana's defaults of the fields of a panel: unit, range, limits. @param good the colour within all limits */
export function renderField(
  { unit, min, max, decimals, limits }: Measured,
  alerts: readonly ShownAlert[],
  good: 'green' | 'text' = 'green',
): { readonly unit: string; readonly thresholds: ThresholdSteps } {
  return {
    unit: units[unit].grafana,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(decimals !== undefined && { decimals }),
    thresholds: thresholdSteps(limits, alerts, unit, good),
  };
}

import { type Frame, type FrameProps, frame } from '#lib/dashboards/frame';
import type { LogsQuery } from '#lib/dashboards/logs-query';
import type { Visualization } from '#lib/dashboards/visualization';
import type { Logql } from '#lib/logql/template';
import { placeOfCaller } from '#lib/place';

export interface LogsProps extends FrameProps {
  /** Which lines it shows. */
  readonly lines: Logql;
}

/** Log lines, the newest first. */
export interface Logs extends Frame {
  readonly kind: 'logs';
  readonly queries: readonly LogsQuery[];
}

export function logs(title: string, { lines, ...props }: LogsProps): Logs {
  const size = { width: 24, height: 12 };
  return {
    kind: 'logs',
    ...frame(title, props, size, placeOfCaller(logs)),
    queries: [{ kind: 'logs', expr: lines, legend: '' }],
  };
}

/** https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/logs/ */
export const renderLogs = (): Visualization => ({
  type: 'logs',
  options: {
    showTime: true,
    showLabels: false,
    showCommonLabels: false,
    showLogContextToggle: true,
    wrapLogMessage: true,
    prettifyLogMessage: false,
    enableLogDetails: true,
    sortOrder: 'Descending',
    dedupStrategy: 'none',
  },
  fieldConfig: { defaults: {}, overrides: [] },
});

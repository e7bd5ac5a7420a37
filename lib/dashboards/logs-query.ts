import type { Fetch } from '#lib/dashboards/query';
import type { Logql } from '#lib/logql/template';

/** A question about log lines: for the lines themselves, or for numbers that are made from them. */
export interface LogsQuery {
  readonly kind: 'logs';
  readonly expr: Logql;
  /** The name of each line of a graph; `{{label}}` stands for a label's value. Lines of a log have none. */
  readonly legend: string;
}

/** The most lines that are fetched at once: what a person scrolls through, and a browser shows without delay. */
const mostLines = 500;

/** @param text the query as it is sent, narrowed by variables */
export const renderLogsQuery = (
  { legend }: LogsQuery,
  text: string,
  fetch: Fetch,
): Record<string, unknown> => ({
  editorMode: 'code',
  expr: text,
  legendFormat: legend,
  queryType: fetch === 'range' ? 'range' : 'instant',
  direction: 'backward',
  maxLines: mostLines,
});

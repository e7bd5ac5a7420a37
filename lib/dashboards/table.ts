import { type Frame, type FrameProps, frame } from '#lib/dashboards/frame';
import { type Limits, thresholdSteps } from '#lib/dashboards/limits';
import type { MetricsQuery } from '#lib/dashboards/metrics-query';
import { refId } from '#lib/dashboards/query';
import { renderStates, type State } from '#lib/dashboards/state';
import type { Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';
import type { Promql } from '#lib/promql/template';
import { type UnitName, units } from '#lib/units/unit';

export interface ColumnProps {
  readonly title: string;
  readonly unit: UnitName;
  readonly expr: Promql;
  /** Limits that colour its cells. @default none */
  readonly limits?: Limits;
  /** What values are called that stand for states. @default none do */
  readonly states?: readonly State[];
}

export interface TableProps extends FrameProps {
  /** The labels that make a row, with the titles of their columns. Every column's result has them. */
  readonly rows: Readonly<Record<string, string>>;
  readonly columns: readonly ColumnProps[];
}

/** The newest values, a row for each set of labels and a column for each query. */
export interface Table extends Frame {
  readonly kind: 'table';
  readonly rows: Readonly<Record<string, string>>;
  readonly columns: readonly ColumnProps[];
  readonly queries: readonly MetricsQuery[];
}

export function table(title: string, { rows, columns, ...props }: TableProps): Table {
  const legend = Object.keys(rows)
    .map((label) => `{{${label}}}`)
    .join(' ');
  return {
    kind: 'table',
    ...frame(title, props, { width: 24, height: 8 }, placeOfCaller(table)),
    rows,
    columns,
    queries: columns.map(({ expr }) => ({ kind: 'metrics', expr, legend })),
  };
}

export function renderTable({ rows, columns }: Table): Visualization {
  const titles = [
    ...Object.entries(rows),
    ...columns.map(({ title }, index) => [valueField(index, columns.length), title] as const),
  ];
  return {
    type: 'table',
    options: { frameIndex: 0, showHeader: true, cellHeight: 'sm' },
    fieldConfig: {
      defaults: {
        unit: units.none.grafana,
        thresholds: thresholdSteps(undefined, [], 'none', 'text'),
        mappings: [],
        custom: { align: 'auto', inspect: false },
      },
      overrides: columns.map(renderColumn),
    },
    transformations: [
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          indexByName: Object.fromEntries(titles.map(([field], index) => [field, index])),
          renameByName: Object.fromEntries(titles),
        },
      },
    ],
  };
}

/** How Grafana calls the value of a query: with its refId only where there are several. */
const valueField = (index: number, of: number): string => (of === 1 ? 'Value' : `Value #${refId(index)}`);

function renderColumn({ title, unit, limits, states = [] }: ColumnProps): unknown {
  return {
    matcher: { id: 'byName', options: title },
    properties: [
      { id: 'unit', value: units[unit].grafana },
      ...(states.length === 0 ? [] : [{ id: 'mappings', value: renderStates(states) }]),
      ...(limits === undefined
        ? []
        : [{ id: 'thresholds', value: thresholdSteps(limits, [], unit, 'green') }]),
      ...(states.length === 0 && limits === undefined
        ? []
        : [{ id: 'custom.cellOptions', value: { type: 'color-text' } }]),
    ],
  };
}

/** What Grafana draws a panel with: the part of its JSON that depends on the kind. */
export interface Visualization {
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly fieldConfig: {
    readonly defaults: Readonly<Record<string, unknown>>;
    readonly overrides: readonly unknown[];
  };
  readonly transformations?: readonly unknown[];
}

/** One value of a line: its newest. */
export const newest = { values: false, calcs: ['lastNotNull'], fields: '' } as const;

/** The texts below or beside a graph, and what is shown under the pointer. */
export const tooltip = { mode: 'multi', sort: 'desc' } as const;

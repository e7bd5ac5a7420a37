/** One measured figure beside its budget. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** As in the design: `≤ 10×`. */
  readonly budget: string;
}

export function renderRows(rows: readonly Row[]): string {
  return [
    '| what | measured | budget |',
    '|---|---|---|',
    ...rows.map(({ what, measured, budget }) => `| ${what} | ${measured} | ${budget} |`),
  ].join('\n');
}

export const times = (ratio: number): string => `${ratio.toFixed(2)}×`;
export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
export const mebibytes = (amount: number): string => `${Math.round(amount)} MiB`;

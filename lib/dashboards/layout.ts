import type { Size } from '#lib/dashboards/frame';

/** How wide Grafana's grid is. */
export const columns = 24;

/** Where a panel stands in Grafana's grid. */
export interface Position {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * The places of some panels, each to the right of the one before it, or on the next line where it does not fit. A line
 * is as high as its highest panel.
 *
 * @param top where the first line begins
 */
export function flow(sizes: readonly Size[], top: number): readonly Position[] {
  let [x, y, lineHeight] = [0, top, 0];
  return sizes.map(({ width, height }) => {
    if (x + width > columns) [x, y, lineHeight] = [0, y + lineHeight, 0];
    const position = { x, y, w: width, h: height };
    [x, lineHeight] = [x + width, Math.max(lineHeight, height)];
    return position;
  });
}

/** The first free line below. */
export const bottomOf = (positions: readonly Position[], top: number): number =>
  Math.max(top, ...positions.map(({ y, h }) => y + h));

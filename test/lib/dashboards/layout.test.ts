import { bottomOf, flow } from '#lib/dashboards/layout';

const sizes = (...given: readonly (readonly [number, number])[]) =>
  given.map(([width, height]) => ({ width, height }));

describe('The layout', () => {
  it('puts panels beside each other until the grid is full', () => {
    expect(flow(sizes([8, 8], [16, 4], [24, 2]), 1)).toEqual([
      { x: 0, y: 1, w: 8, h: 8 },
      { x: 8, y: 1, w: 16, h: 4 },
      { x: 0, y: 9, w: 24, h: 2 },
    ]);
  });

  it('begins a line where a panel does not fit, below the highest of the line before', () => {
    expect(flow(sizes([12, 3], [10, 5], [6, 4]), 0).at(-1)).toEqual({ x: 0, y: 5, w: 6, h: 4 });
  });

  it('knows where the next row begins', () => {
    expect(bottomOf(flow(sizes([8, 8], [8, 4]), 1), 1)).toBe(9);
    expect(bottomOf([], 7)).toBe(7);
  });
});

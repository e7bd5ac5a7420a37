import { setTimeout } from 'node:timers/promises';
import { limited } from '#lib/preflight/limited';

describe('A limited function', () => {
  it('runs no more calls at once than it may, and all of them in the end', async () => {
    let running = 0;
    let most = 0;
    const call = limited(3, async (number: number) => {
      running += 1;
      most = Math.max(most, running);
      await setTimeout(1);
      running -= 1;
      if (number === 4) throw new Error('four');
      return number * 2;
    });
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7, 8].map(call));
    expect(most).toBe(3);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
      2,
      4,
      6,
      'failed',
      10,
      12,
      14,
      16,
    ]);
  });
});

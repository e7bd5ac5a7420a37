import { carried, needed } from '#lib/sizing/need';
import { largestReplica } from '#lib/sizing/rounded';
import { incoming, type StorageDemand } from '#lib/sizing/storage-demand';
import { churnNeed, storageDiskNeed } from '#lib/sizing/storage-disk';
import {
  passingOnce,
  vmauthNeeds,
  vminsertNeeds,
  vmselectNeeds,
  vmstorageNeeds,
} from '#lib/sizing/storage-needs';
import { renderShape, storageShape } from '#lib/sizing/storage-shape';
import { gibibytes } from '#lib/units/bytes';
import { days, minutes, seconds } from '#lib/units/duration';

/** What is sent by two replicas of Prometheus and kept twice. */
const demand: StorageDemand = {
  samplesPerSecond: 100_000,
  senders: 2,
  activeSeries: 1_000_000,
  retention: days(7),
  copies: 2,
};

describe('what comes in', () => {
  it('is what each replica of Prometheus sends, since deduplication keeps both of slower jobs', () => {
    expect(incoming(demand)).toMatchObject({
      unit: 'samples/s',
      perSecond: 200_000,
      from: '200000 samples/s (of 2 Prometheus)',
    });
  });

  it('of a coarse tier is a sample of each series per interval, whoever sent it', () => {
    expect(incoming({ ...demand, resolution: minutes(1) })).toEqual({
      unit: 'active series',
      declared: 1_000_000,
      each: 1 / 60,
      perSecond: 1_000_000 / 60,
      from: '1000000 series / 1m',
    });
  });

  it('is never more than is sent', () => {
    expect(incoming({ ...demand, resolution: seconds(1) }).perSecond).toBe(200_000);
  });
});

describe('the needs of storage', () => {
  it('fall on those that are left', () => {
    expect(needed(vmstorageNeeds(demand, 5).cpu)).toBe(400_000 / 4 / 50_000);
    expect(needed(vminsertNeeds(demand, 3).cpu)).toBe(200_000 / 2 / 50_000);
    expect(needed(vmselectNeeds(demand, 3).cpu)).toBe(1_000_000 / 2 / 200_000);
    expect(needed(vmauthNeeds(passingOnce(demand), 2).cpu)).toBe(200_000 / 400_000);
    expect(needed(vmstorageNeeds(demand, 5).memory)).toBe(
      gibibytes(1).inBytes + (2_000_000 / 4) * 14 * 1_024,
    );
  });

  it('of disk are all samples of the retention, twice, with index and free space', () => {
    expect(needed(storageDiskNeed(demand, 5))).toBe((200_000 * 8 * 86_400 * 1.2 * 1.25 * 2) / 5);
  });

  it('of disk count the index of series that come and go', () => {
    const churning = { ...demand, newSeriesPerDay: 500_000 };
    const more = needed(storageDiskNeed(churning, 5)) - needed(storageDiskNeed(demand, 5));
    expect(more).toBe((500_000 * 8 * 128 * 1.25 * 2) / 5);
    expect(storageDiskNeed(churning, 5).from).toBe(
      '(200000 samples/s (of 2 Prometheus) x (7d + 1d) x 1 byte x 1.2 (index) + 500000 new series/day x (7d + 1d) x 128 bytes) x 1.25 (free for merges) x 2 copies / 5 nodes',
    );
  });

  it('of churn are three times the active series a day at most', () => {
    expect(carried(churnNeed(1), 1_000_000)).toBe(3_000_000);
  });
});

describe('the shape that carries a load', () => {
  it.each([
    [
      100_000,
      '2 vminsert of 4 cores and 2 GiB, 2 vmselect of 5 cores and 4 GiB, 3 vmstorage of 4 cores and 15 GiB with 129 GiB of disk',
    ],
    [
      10_000_000,
      '26 vminsert of 16 cores and 5 GiB, 2 vmselect of 5 cores and 4 GiB, 51 vmstorage of 16 cores and 2 GiB with 758 GiB of disk',
    ],
  ])('of %d samples/s', (samplesPerSecond, shape) => {
    expect(renderShape(storageShape({ ...demand, samplesPerSecond }))).toBe(shape);
  });

  it.each([500_000, 2_000_000, 10_000_000])(
    'of %d samples/s has the fewest storage nodes that carry it',
    (samplesPerSecond) => {
      const asked = { ...demand, samplesPerSecond };
      const { replicas } = storageShape(asked).vmstorage;
      expect(needed(vmstorageNeeds(asked, replicas).cpu)).toBeLessThanOrEqual(largestReplica.cpu);
      expect(needed(vmstorageNeeds(asked, replicas - 1).cpu)).toBeGreaterThan(largestReplica.cpu);
    },
  );

  it('never has fewer than there are, because storage nodes cannot be taken away', () => {
    const least = { vminsert: 3, vmselect: 3, vmstorage: 5 };
    const { vminsert, vmselect, vmstorage } = storageShape(demand, least);
    expect([vminsert.replicas, vmselect.replicas, vmstorage.replicas]).toEqual([3, 3, 5]);
  });
});

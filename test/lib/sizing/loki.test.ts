import { ingestionLimits, sizeLogVolume, sizeLoki } from '#lib/sizing/loki';
import { gibibytes, mebibytes } from '#lib/units/bytes';
import { environment } from '#test/lib/components/example';
import { inBucket, onFiles } from '#test/lib/components/logs';

const site = (gibibytesPerDay: number) =>
  environment({
    load: { samplesPerSecond: 20_000, activeSeries: 80_000, logBytesPerDay: gibibytes(gibibytesPerDay) },
  });

describe('the size of Loki', () => {
  it.each([
    [1, '0.5 2Gi'],
    [20, '0.5 2Gi'],
    [100, '1 2Gi'],
    [1_000, '7 11Gi'],
  ])('of several follows from %i GiB a day, of which two carry what three do', (perDay, expected) => {
    const { cpu, memory } = sizeLoki(site(perDay), inBucket);
    expect(`${cpu.value} ${memory.value.toKubernetes()}`).toBe(expected);
  });

  it('is what the environment says where it says something', () => {
    const choices = { ...onFiles, resources: { cpu: 3, memory: gibibytes(9) } };
    const { cpu, memory } = sizeLoki(site(10), choices);
    expect([cpu.value, memory.value]).toEqual([3, gibibytes(9)]);
  });

  it('of its volume follows from the retention where lines are kept there', () => {
    expect(sizeLogVolume(site(10), onFiles)).toEqual({
      value: gibibytes(27),
      from: '7d of 10 GiB a day, compressed to a quarter, 2 x 2h of write-ahead log and 5 GiB, on 90 % of the volume',
    });
  });

  it('of its volume holds only what is not in the bucket yet', () => {
    expect(sizeLogVolume(site(100), inBucket).value).toEqual(gibibytes(25));
  });

  it('lets in ten times the average, and never less than Loki by itself', () => {
    expect(ingestionLimits(site(1))).toEqual({ rate: 4, burst: 16 });
    expect(ingestionLimits(site(500))).toEqual({ rate: 63, burst: 126 });
    expect(ingestionLimits(environment())).toEqual({ rate: 4, burst: 16 });
  });

  it('is never nothing', () => {
    expect(sizeLoki(environment(), onFiles).memory.value.isLessThan(mebibytes(512))).toBe(false);
  });
});

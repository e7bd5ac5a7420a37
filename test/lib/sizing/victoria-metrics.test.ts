import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { renderProblem } from '#lib/problem';
import { checkLongTermStorage } from '#lib/sizing/check-long-term-storage';
import { sizeDisk } from '#lib/sizing/long-term-storage';
import type { ProgramSize } from '#lib/sizing/sized';
import {
  sizeSingleNode,
  sizeVmauth,
  sizeVminsert,
  sizeVmselect,
  sizeVmstorage,
} from '#lib/sizing/victoria-metrics';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { environment } from '#test/lib/components/example';
import { cluster, singleNode } from '#test/lib/components/victoria-metrics';

/** Two replicas of Prometheus, so that twice as many samples come in. */
const site = (samplesPerSecond: number, activeSeries = samplesPerSecond * 4) =>
  environment({ load: { samplesPerSecond, activeSeries } });

const short = ({ cpu, memory }: ProgramSize) => `${cpu.value} ${memory.value.toKubernetes()}`;

/** The shape of production: 3 vminsert, 3 vmselect, 5 vmstorage. */
const large = {
  ...cluster,
  vminsert: { ...cluster.vminsert, replicas: 3 },
  vmselect: { ...cluster.vmselect, replicas: 3 },
  vmstorage: { ...cluster.vmstorage, replicas: 5, storage: { size: gibibytes(2_000) } },
};

describe('the sizes of VictoriaMetrics', () => {
  it.each([
    [20_000, { vmstorage: '0.5 2Gi', vminsert: '0.5 1Gi', vmselect: '0.5 3Gi', vmauth: '0.5 256Mi' }],
    [200_000, { vmstorage: '4 7Gi', vminsert: '4 2Gi', vmselect: '2 4Gi', vmauth: '1 256Mi' }],
    [700_000, { vmstorage: '14 20Gi', vminsert: '14 4Gi', vmselect: '7 8Gi', vmauth: '4 256Mi' }],
  ])('follow from %i samples/s', (samplesPerSecond, expected) => {
    const load = site(samplesPerSecond);
    expect({
      vmstorage: short(sizeVmstorage(load, large)),
      vminsert: short(sizeVminsert(load, large)),
      vmselect: short(sizeVmselect(load, large)),
      vmauth: short(sizeVmauth(load, large)),
    }).toEqual(expected);
  });

  it('of a single node count what both replicas of Prometheus send', () => {
    expect(sizeSingleNode(site(100_000), singleNode).cpu).toEqual({
      value: 4,
      from: '200000 rows/s / 50000 per core, in whole cores, at least 0.5',
    });
  });

  it('are what the environment says where it says so', () => {
    const resources = { cpu: 3, memory: gibibytes(24) };
    expect(
      sizeVmstorage(site(20_000), { ...large, vmstorage: { ...large.vmstorage, resources } }),
    ).toMatchObject({
      cpu: {
        value: 3,
        from: { file: 'environments/production.yaml#victoriaMetrics.vmstorage.resources.cpu' },
      },
      memory: { value: gibibytes(24) },
    });
  });
});

describe('the disk of a storage node', () => {
  it('holds all copies of what both replicas send, the index, and room for merges', () => {
    expect(sizeDisk(site(200_000), large)).toEqual({
      value: gibibytes(599),
      from: '400000 samples/s (of 2 Prometheus) x (30d + 1d) x 1 byte x 1.2 (index) x 1.25 (free for merges) x 2 copies / 5 nodes',
    });
  });

  it('holds a month more above 30 days, because what expires is removed by months', () => {
    expect(sizeDisk(site(200_000), { ...large, retention: days(60) }).from).toContain('(60d + 31d)');
  });
});

describe('long-term storage', () => {
  const told = (samplesPerSecond: number, victoriaMetrics: VictoriaMetricsChoices) =>
    checkLongTermStorage({ ...site(samplesPerSecond), victoriaMetrics })
      .map(renderProblem)
      .join('\n');

  it('carries a load that fits', () => {
    expect([told(200_000, large), told(10_000, singleNode)]).toEqual(['', '']);
  });

  it('says when its volumes do not hold its retention', () => {
    expect(
      told(200_000, { ...large, vmstorage: { ...large.vmstorage, storage: { size: gibibytes(500) } } }),
    ).toBe(`environments/production.yaml#victoriaMetrics.vmstorage.storage.size victoriaMetrics.vmstorage.storage.size: 500 GiB does not hold 30d: 400000 samples/s (of 2 Prometheus) x (30d + 1d) x 1 byte x 1.2 (index) x 1.25 (free for merges) x 2 copies / 5 nodes are 599 GiB
    write 599Gi or more, or a shorter victoriaMetrics.retention`);
  });

  it('names the cluster when a single node does not carry the load', () => {
    const big = { ...singleNode, storage: { size: gibibytes(10_000) } };
    expect(
      told(250_001, big),
    ).toBe(`environments/production.yaml#victoriaMetrics.kind victoriaMetrics.kind: 500002 samples/s are more than 500000, which a single node carries
    write kind: cluster, with vminsert, vmselect and vmstorage`);
    expect(told(250_000, big)).toBe('');
  });

  it('names the shape when a cluster does not carry the load', () => {
    const big = { ...large, vmstorage: { ...large.vmstorage, storage: { size: gibibytes(20_000) } } };
    expect(
      told(1_500_000, big),
    ).toBe(`environments/production.yaml#victoriaMetrics.vmstorage.replicas victoriaMetrics.vmstorage.replicas: 5 storage nodes store 1200000 rows/s each, more than 600000, which one carries
    write 10 or more, and vminsert.replicas in proportion`);
    expect(told(750_000, big)).toBe('');
  });
});

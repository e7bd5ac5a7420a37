import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { Tier } from '#lib/environment/tiers';
import { renderProblem } from '#lib/problem';
import { checkCapacity } from '#lib/sizing/check-capacity';
import { sizeDisk } from '#lib/sizing/long-term-storage';
import { metricsLimits } from '#lib/sizing/metrics-limits';
import type { ProgramSize } from '#lib/sizing/sized';
import { incoming, storageDemand } from '#lib/sizing/storage-demand';
import {
  sizeSingleNode,
  sizeVmagent,
  sizeVmauth,
  sizeVminsert,
  sizeVmselect,
  sizeVmstorage,
} from '#lib/sizing/victoria-metrics';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { environment } from '#test/lib/components/example';
import { cluster, hot, singleNode, tieredCluster } from '#test/lib/components/victoria-metrics';

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
      vmstorage: short(sizeVmstorage(load, hot(large))),
      vminsert: short(sizeVminsert(load, hot(large))),
      vmselect: short(sizeVmselect(load, large.vmselect, [])),
      vmauth: short(sizeVmauth(load, large)),
    }).toEqual(expected);
  });

  it('of a single node count what both replicas of Prometheus send', () => {
    expect(sizeSingleNode(site(100_000), hot(singleNode)).cpu).toEqual({
      value: 4,
      from: '200000 rows/s / 50000 per core, in whole cores, at least 0.5',
    });
  });

  it('stop at the largest replica, and say what would be needed', () => {
    expect(sizeVmstorage(site(10_000_000), hot(large)).cpu).toEqual({
      value: 16,
      from: '16, the most that one replica is given by itself: 40000000 rows/s / (5 nodes less one that may be lost) / 50000 per core, in whole cores, at least 0.5 are 200',
    });
    expect(sizeVmselect(site(20_000_000), large.vmselect, []).memory.from).toBe(
      '128 GiB, the most that one replica is given by itself: 2 GiB + 80000000 series x 2 KiB, in whole GiB are 155 GiB',
    );
  });

  it('are what the environment says where it says so', () => {
    const resources = { cpu: 3, memory: gibibytes(24) };
    expect(
      sizeVmstorage(site(20_000), hot({ ...large, vmstorage: { ...large.vmstorage, resources } })),
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
    expect(sizeDisk(site(200_000), hot(large))).toEqual({
      value: gibibytes(599),
      from: '400000 samples/s (of 2 Prometheus) x (30d + 1d) x 1 byte x 1.2 (index) x 1.25 (free for merges) x 2 copies / 5 nodes',
    });
  });

  it('holds a month more above 30 days, because what expires is removed by months', () => {
    expect(sizeDisk(site(200_000), hot({ ...large, retention: days(60) })).from).toContain('(60d + 31d)');
  });
});

describe('long-term storage', () => {
  const told = (samplesPerSecond: number, victoriaMetrics: VictoriaMetricsChoices) =>
    checkCapacity(
      environment(),
      metricsLimits({ ...site(samplesPerSecond), victoriaMetrics }).filter(
        ({ component }) => component !== 'prometheus',
      ),
    )
      .map(renderProblem)
      .join('\n');

  it('carries a load that fits', () => {
    expect([told(200_000, large), told(10_000, singleNode)]).toEqual(['', '']);
  });

  it('says when its volumes do not hold its retention', () => {
    expect(
      told(200_000, { ...large, vmstorage: { ...large.vmstorage, storage: { size: gibibytes(500) } } }),
    ).toBe(`environments/production.yaml#victoriaMetrics.vmstorage.storage.size victoriaMetrics.vmstorage.storage.size: vmstorage carries 167037 samples/s with 500 GiB a replica; the declared 200000 samples/s need 598.7 GiB: 400000 samples/s (of 2 Prometheus) x (30d + 1d) x 1 byte x 1.2 (index) x 1.25 (free for merges) x 2 copies / 5 nodes
    write 598.75Gi or more, or more vmstorage.replicas, or a shorter victoriaMetrics.retention; or accept it: acceptedRisks: { vmstorage-disk: the reason }`);
  });

  it('names the cluster when a single node does not carry the load', () => {
    const big = { ...singleNode, storage: { size: gibibytes(10_000) } };
    expect(
      told(400_001, big),
    ).toBe(`environments/production.yaml#victoriaMetrics.kind victoriaMetrics.kind: victoria-metrics carries 400000 samples/s with 16 cores a replica; the declared 400001 samples/s need 16.01 cores: 800002 rows/s / 50000 per core
    write kind: cluster, with the shape that carries it: 3 vminsert of 9 cores and 3 GiB, 2 vmselect of 9 cores and 6 GiB, 4 vmstorage of 11 cores and 16 GiB with 1.462 TiB of disk; or accept it: acceptedRisks: { victoria-metrics-cpu: the reason }`);
    expect(told(400_000, big)).toBe('');
  });

  it('names the shape when a cluster does not carry the load', () => {
    const big = { ...large, vmstorage: { ...large.vmstorage, storage: { size: gibibytes(20_000) } } };
    expect(
      told(800_001, big),
    ).toBe(`environments/production.yaml#victoriaMetrics.vminsert.replicas victoriaMetrics.vminsert.replicas: vminsert carries 800000 samples/s with 16 cores a replica; the declared 800001 samples/s need 16.01 cores: 1600002 samples/s / (3 replicas less one that may be lost) / 50000 per core
    write the shape that carries it: 4 vminsert of 11 cores and 4 GiB, 3 vmselect of 9 cores and 9 GiB, 6 vmstorage of 13 cores and 19 GiB with 1.949 TiB of disk; or accept it: acceptedRisks: { vminsert-cpu: the reason }
environments/production.yaml#victoriaMetrics.vmstorage.replicas victoriaMetrics.vmstorage.replicas: vmstorage carries 800000 samples/s with 16 cores a replica; the declared 800001 samples/s need 16.01 cores: 3200004 rows/s / (5 nodes less one that may be lost) / 50000 per core
    write the shape that carries it: 4 vminsert of 11 cores and 4 GiB, 3 vmselect of 9 cores and 9 GiB, 6 vmstorage of 13 cores and 19 GiB with 1.949 TiB of disk; or accept it: acceptedRisks: { vmstorage-cpu: the reason }`);
    expect(told(800_000, big)).toBe('');
  });

  it('is judged by what the site wrote, where it wrote something', () => {
    const resources = { cpu: 2, memory: gibibytes(24) };
    expect(
      told(200_000, { ...large, vmstorage: { ...large.vmstorage, resources } }),
    ).toBe(`environments/production.yaml#victoriaMetrics.vmstorage.resources.cpu victoriaMetrics.vmstorage.resources.cpu: vmstorage carries 100000 samples/s with 2 cores a replica; the declared 200000 samples/s need 4 cores: 800000 rows/s / (5 nodes less one that may be lost) / 50000 per core
    write 4 or more, or leave resources out: they are worked out from the load; or accept it: acceptedRisks: { vmstorage-cpu: the reason }`);
    const enough = { cpu: 40, memory: gibibytes(200) };
    const strong = {
      ...large,
      vminsert: { ...large.vminsert, resources: enough },
      vmstorage: { ...large.vmstorage, resources: enough, storage: { size: gibibytes(20_000) } },
    };
    expect(told(1_500_000, strong)).toBe('');
  });
});

describe('further tiers', () => {
  const load = site(200_000, 800_000);
  const further = { ...large, retention: days(365) };
  const warm = { name: 'warm', path: ['victoriaMetrics', 'warm'], choices: further } as const;
  const cold = { name: 'cold', path: ['victoriaMetrics', 'cold'], choices: further } as const;
  const taken = (tier: Pick<Tier, 'name' | 'choices'>) => incoming(storageDemand(load, tier)).perSecond;

  it('take one sample of each series in their interval, from both replicas of Prometheus together', () => {
    expect([taken(hot(large)), taken(warm), Math.round(taken(cold))]).toEqual([400_000, 80_000, 13_333]);
    expect(sizeVmstorage(load, warm).cpu.value).toBeLessThan(sizeVmstorage(load, hot(large)).cpu.value);
  });

  it('have disks for what they keep of each series', () => {
    expect(sizeDisk(load, cold).from).toBe(
      '800000 series / 1m x (365d + 31d) x 1 byte x 1.2 (index) x 1.25 (free for merges) x 2 copies / 5 nodes',
    );
  });

  it('say when their own volumes are too small', () => {
    const small = { ...further, vmstorage: { ...large.vmstorage, storage: { size: gibibytes(10) } } };
    expect(
      checkCapacity(
        environment(),
        metricsLimits({ ...load, victoriaMetrics: { ...large, warm: small } }).filter(
          ({ component }) => component !== 'prometheus',
        ),
      ).map(renderProblem),
    ).toEqual([
      expect.stringMatching(
        /^\S+ victoriaMetrics\.warm\.vmstorage\.storage\.size: vmstorage-warm carries .* acceptedRisks: \{ vmstorage-warm-disk: the reason \}$/s,
      ),
    ]);
  });

  it('pass vmauth once more each, after everything passed it to vmagent', () => {
    const tiered = { ...tieredCluster, vmauth: { replicas: 2, flags: {} } };
    expect(sizeVmauth(load, tiered).cpu.from).toBe(
      '(2 x 400000 + 93334) samples/s / (2 replicas less one that may be lost) / 400000 per core, in whole cores, at least 0.5',
    );
  });
});

describe('vmagent', () => {
  const vmagent = { replicas: 2, flags: {}, storage: { size: gibibytes(10) } };
  const told = (samplesPerSecond: number, size: number) =>
    checkCapacity(
      environment(),
      metricsLimits({
        ...site(samplesPerSecond, 100_000),
        victoriaMetrics: { ...tieredCluster, vmagent: { ...vmagent, storage: { size: gibibytes(size) } } },
      }).filter(({ component }) => component === 'vmagent'),
    ).map(renderProblem);

  it('holds each series for each tier that it thins out for', () => {
    expect(short(sizeVmagent(site(200_000, 800_000), vmagent, 2))).toBe('7 4Gi');
  });

  it('has room for a queue of each destination', () => {
    expect(told(200_000, 2)).toEqual([]);
    expect(told(200_000, 1)).toEqual([
      `environments/production.yaml#victoriaMetrics.vmagent.storage.size victoriaMetrics.vmagent.storage.size: vmagent carries 0 samples/s with 1 GiB a replica; the declared 200000 samples/s need 1.746 GiB: 3 queues of at least 500 MB, and a fifth stays free
    write 1.75Gi or more, or fewer tiers or sites; or accept it: acceptedRisks: { vmagent-disk: the reason }`,
    ]);
  });

  it('is one that passes everything on, and says when that is too much', () => {
    expect(told(480_000, 10)).toEqual([]);
    expect(told(480_001, 10)).toEqual([
      `environments/production.yaml#victoriaMetrics.vmagent victoriaMetrics.vmagent: vmagent carries 480000 samples/s with 16 cores a replica; the declared 480001 samples/s need 16.01 cores: 960002 samples/s / 60000 per core
    write resources for a larger machine, or split the site: one replica does all the work; or accept it: acceptedRisks: { vmagent-cpu: the reason }`,
    ]);
  });
});

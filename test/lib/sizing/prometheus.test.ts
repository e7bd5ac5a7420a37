import { renderProblem } from '#lib/problem';
import { sizeAlertmanager } from '#lib/sizing/alertmanager';
import { checkCapacity } from '#lib/sizing/check-capacity';
import { metricsLimits } from '#lib/sizing/metrics-limits';
import { sizePrometheus } from '#lib/sizing/prometheus';
import { sizeRemoteWrite } from '#lib/sizing/remote-write';
import { gibibytes } from '#lib/units/bytes';
import { environment } from '#test/lib/components/example';

const site = (samplesPerSecond: number, activeSeries: number) =>
  environment({ load: { samplesPerSecond, activeSeries } });
const remoteWrite = { url: 'http://10.0.0.9/write' };
const { prometheus } = environment();

describe('the size of Prometheus', () => {
  it.each([
    [1_000, 10_000, { cpu: 0.5, memory: '1Gi', startup: '15m', reach: '61d12h18m' }],
    [200_000, 800_000, { cpu: 2, memory: '6Gi', startup: '18m', reach: '0s' }],
    [1_000_000, 1_000_000, { cpu: 10, memory: '7Gi', startup: '1h30m', reach: '0s' }],
  ])('%i samples/s of %i series', (samplesPerSecond, activeSeries, expected) => {
    const { cpu, memory, startup, reach } = sizePrometheus(site(samplesPerSecond, activeSeries));
    expect({
      cpu: cpu.value,
      memory: memory.value.toKubernetes(),
      startup: startup.value.toString(),
      reach: reach.value.toString(),
    }).toEqual(expected);
  });

  it('has room for remote write where there is one', () => {
    const big = { samplesPerSecond: 200_000, activeSeries: 800_000 };
    expect(sizePrometheus(environment({ load: big, remoteWrite })).memory).toEqual({
      value: gibibytes(7),
      from: '512 MiB + 800000 series x 4 KiB x 1.25 (remote write) x 1.5 (headroom), in whole GiB',
    });
  });

  it('is what the environment says where it says so', () => {
    const resources = { cpu: 3, memory: gibibytes(24) };
    const said = environment({ prometheus: { ...prometheus, resources } });
    expect(sizePrometheus(said)).toMatchObject({
      cpu: { value: 3, from: { file: 'environments/production.yaml#prometheus.resources.cpu' } },
      memory: {
        value: gibibytes(24),
        from: { file: 'environments/production.yaml#prometheus.resources.memory' },
      },
    });
  });
});

const checkSizing = (load: ReturnType<typeof environment>) => checkCapacity(load, metricsLimits(load));

describe('the local storage', () => {
  it('holds half of the retention in the example', () => {
    expect(checkSizing(environment())).toEqual([]);
  });

  it('is too small for a load that fills it within half of the retention', () => {
    expect(checkSizing(site(100_000, 10_000)).map(renderProblem)).toEqual([
      'environments/production.yaml#prometheus.retention.size prometheus.retention.size: prometheus carries 38238 samples/s with 10 GiB a replica; the declared 100000 samples/s need 26.15 GiB: 100000 samples/s x (1d, half of retention.time, x 2 bytes + 3h of write-ahead log and head x 10 bytes)\n' +
        '    write 26.25Gi or more, or a shorter retention.time; storage.size has to grow with it; or accept it: acceptedRisks: { prometheus-disk: the reason }',
    ]);
  });
});

describe('the queue of remote write', () => {
  it.each([
    [100, { maxSamplesPerSend: 2_000, capacity: 6_000, minShards: 1, maxShards: 4 }],
    [199_999, { maxSamplesPerSend: 2_000, capacity: 6_000, minShards: 25, maxShards: 100 }],
    [200_000, { maxSamplesPerSend: 10_000, capacity: 30_000, minShards: 5, maxShards: 20 }],
    [2_000_000, { maxSamplesPerSend: 10_000, capacity: 30_000, minShards: 50, maxShards: 200 }],
  ])('%i samples/s', (samplesPerSecond, expected) => {
    expect(sizeRemoteWrite(samplesPerSecond)).toMatchObject(expected);
  });
});

describe('the size of Alertmanager', () => {
  it('is small unless the environment says otherwise', () => {
    expect(sizeAlertmanager(environment()).memory.value.toKubernetes()).toBe('256Mi');
    const resources = { cpu: 1, memory: gibibytes(1) };
    const said = environment({ alertmanager: { ...environment().alertmanager, resources } });
    expect(sizeAlertmanager(said)).toMatchObject({ cpu: { value: 1 }, memory: { value: gibibytes(1) } });
  });
});

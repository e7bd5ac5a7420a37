import { renderProblems } from '#lib/problem';
import { propose } from '#lib/sizing/proposal';
import { readRequest, type Written } from '#lib/sizing/request';
import { gibibytes } from '#lib/units/bytes';

const good = { samples: '2000000', series: '8000000', retention: '7d', replication: '2' };

function asked(written: Written) {
  const read = readRequest(written);
  if (!('load' in read)) throw new Error(renderProblems(read));
  return read;
}

function told(written: Written): string {
  const read = readRequest(written);
  return 'load' in read ? 'no problem' : renderProblems(read);
}

describe('what is asked of the sizing model', () => {
  it('is read with its units', () => {
    expect(asked({ ...good, spans: '20000', logs: '100Gi/day', churn: '5' }).load).toEqual({
      samplesPerSecond: 2_000_000,
      activeSeries: 8_000_000,
      newSeriesPerDay: 5,
      spansPerSecond: 20_000,
      logBytesPerDay: gibibytes(100),
    });
  });

  it.each([
    [{ samples: '1000', interval: '15s' }, 1_000, 15_000],
    [{ series: '15000', interval: '15s' }, 1_000, 15_000],
    [{ series: '1000', interval: '500ms' }, 2_000, 1_000],
  ])('follows from two of three: %j', (written, samplesPerSecond, activeSeries) => {
    expect(asked(written).load).toEqual({ samplesPerSecond, activeSeries });
  });

  it('is told all that is wrong with it at once', () => {
    expect(
      told({ samples: '2M', series: '0', retention: '7', logs: '100', replication: '9', sampling: '' }),
    ).toBe(`--samples 2M is no whole number from 1 to 1000000000
--series 0 is no whole number from 1 to 1000000000
    write digits alone, as in 20000
--logs 100 is no size
    write a number with its binary unit: Ki, Mi, Gi or Ti, as in 100Gi or 100Gi/day
--replication 9 is no whole number from 1 to 5
    write digits alone, as in 20000
--retention 7 is no duration above 0
    write a number with its unit: ms, s, m, h, d, w or y, as in 7d
--sampling  is no whole number from 0 to 100
    write digits alone, as in 20000
`);
  });

  it.each([
    [{}, '--samples is missing'],
    [{ samples: '1' }, '--series is missing'],
    [{ ...good, interval: '1s' }, '--interval follows from --samples and --series'],
    [{ samples: '1', interval: '0s' }, '--interval 0s is no duration above 0'],
  ])('cannot be %j', (written, message) => {
    expect(told(written).split('\n')[0]).toBe(message);
  });
});

describe('the shape that is proposed', () => {
  const shape = (written: Written) =>
    propose(asked(written)).map(
      ({ program, replicas, cpu, memory, disk }) =>
        `${replicas.value} ${program}: ${cpu.value} cores, ${memory.value}, ${disk?.value ?? '-'}`,
    );

  it('has every program of the signals that there are', () => {
    expect(shape({ ...good, spans: '20000', logs: '100Gi' })).toEqual([
      '4 prometheus: 10 cores, 30 GiB, 497 GiB',
      '6 vminsert: 16 cores, 5 GiB, -',
      '4 vmselect: 14 cores, 18 GiB, -',
      '11 vmstorage: 16 cores, 23 GiB, 703 GiB',
      '2 vmauth: 10 cores, 256 MiB, -',
      '2 otel-collector: 4 cores, 768 MiB, 20 GiB',
      '2 otel-sampler: 1 cores, 2 GiB, 2 GiB',
      '2 jaeger-collector: 1 cores, 512 MiB, -',
      '3 elasticsearch: 3 cores, 8 GiB, 1.761 TiB',
      '3 loki: 1 cores, 2 GiB, 25 GiB',
    ]);
  });

  it('is a single node where each sample is kept once and one carries it', () => {
    expect(shape({ samples: '20000', series: '100000', replication: '1' })).toEqual([
      '2 prometheus: 0.5 cores, 2 GiB, 10 GiB',
      '1 victoria-metrics: 1 cores, 3 GiB, 150 GiB',
      '2 vmauth: 0.5 cores, 256 MiB, -',
    ]);
  });

  it('is a cluster where one node does not carry it', () => {
    expect(shape({ samples: '2000000', series: '100000', replication: '1' })[3]).toBe(
      '6 vmstorage: 16 cores, 2 GiB, 2.437 TiB',
    );
  });

  it('of a tier follows from its series, not from what is sent', () => {
    expect(shape({ ...good, resolution: '1m', retention: '365d' })[3]).toBe(
      '3 vmstorage: 3 cores, 108 GiB, 4.149 TiB',
    );
  });

  it('is split where one Prometheus does not carry it', () => {
    expect(propose(asked(good))[0]?.replicas).toEqual({
      value: 4,
      from: '2 in each of 2 environments that send to one storage: no replica carries more than its 16 cores',
    });
  });
});

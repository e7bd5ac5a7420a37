import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { renderPlace } from '#lib/place';
import { job } from './fixtures';

const requests = counter('requests_total', {
  help: 'Requests',
  unit: 'count',
  labels: { status: upTo(5, 'Status'), method: oneOf('Method', 'GET', 'POST') },
  job,
});

const latency = histogram('latency_seconds', { help: 'Latency', unit: 'seconds', job, buckets: [0.5, 1] });

describe('a metric as a hole of an expression', () => {
  it('is its own selection without matchers', () => {
    expect([requests.name, requests.matchers]).toEqual(['requests_total', []]);
  });

  it('collects matchers of every kind in the order they were asked for', () => {
    const selected = requests
      .with({ method: 'GET', job: 'nodes' })
      .without({ status: '200' })
      .matching({ node_id: 'node-[12]' })
      .notMatching({ instance: '.*:9' });
    expect(selected.name).toBe('requests_total');
    expect(selected.matchers).toEqual([
      { label: 'method', operator: '=', value: 'GET' },
      { label: 'job', operator: '=', value: 'nodes' },
      { label: 'status', operator: '!=', value: '200' },
      { label: 'node_id', operator: '=~', value: 'node-[12]' },
      { label: 'instance', operator: '!~', value: '.*:9' },
    ]);
  });

  it('stays as it was when it is narrowed', () => {
    requests.with({ method: 'GET' }).with({ status: '500' });
    expect(requests.matchers).toEqual([]);
  });

  it('does not compile with a label that the metric does not have', () => {
    // @ts-expect-error the label is called method
    expect(requests.with({ methd: 'GET' }).matchers).toHaveLength(1);
    // @ts-expect-error only buckets have le
    expect(latency.sum.with({ le: '1.0' }).matchers).toHaveLength(1);
  });

  it('is three selections when it is a histogram', () => {
    expect([latency.bucket.name, latency.sum.name, latency.count.name]).toEqual([
      'latency_seconds_bucket',
      'latency_seconds_sum',
      'latency_seconds_count',
    ]);
    expect(latency.bucket.with({ le: '+Inf' }).matchers).toEqual([
      { label: 'le', operator: '=', value: '+Inf' },
    ]);
  });

  it('selects a bucket by its bound, as stored', () => {
    expect(latency.atMost(1)).toEqual(latency.bucket.with({ le: '1.0' }));
  });

  it('refuses a bound that is no bucket', () => {
    expect(() => latency.atMost(0.7)).toThrow(
      new RangeError('latency_seconds has no bucket 0.7; its bounds are 0.5, 1'),
    );
  });
});

describe('what a metric is by default', () => {
  it('comes from the requirements and knows where it is declared', () => {
    expect(requests.source).toEqual({ kind: 'requirements' });
    expect(renderPlace(requests.declaredAt.place)).toMatch(/^test\/lib\/metrics\/metric\.test\.ts:\d+:\d+$/);
  });

  it('is zero at the start exactly without labels, as client_golang does it', () => {
    const plain = counter('plain_total', { help: 'Plain', unit: 'count', job });
    const read = counter('read_total', {
      help: 'Read from the kernel',
      unit: 'count',
      job,
      labels: { core: upTo(4, 'Core') },
      zeroInitialised: true,
    });
    expect([plain, requests, read, latency].map((metric) => metric.zeroInitialised)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('has no labels and no note', () => {
    const level = gauge('level', { help: 'Level', unit: 'none', job });
    expect(level.labels).toEqual({});
    expect('note' in level).toBe(false);
  });
});

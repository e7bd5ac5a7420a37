import { renderMetricsPage } from '#lib/metrics/document';
import { oneOf, upTo } from '#lib/metrics/label';
import { learnedMetrics } from '#lib/metrics/learned';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { job } from './fixtures';

describe('renderMetricsPage', () => {
  it('shows metrics by topic, and what is assumed, documented, dropped and learned apart', () => {
    const page = renderMetricsPage({
      families: {
        Traffic: [
          counter('hits_total', {
            help: 'Hits',
            unit: 'count',
            labels: { code: upTo(5, 'Status'), by: oneOf('Who | what', 'user', 'robot') },
            job,
          }),
          gauge('capacity', {
            help: 'Most there can be',
            unit: 'count',
            job,
            source: { kind: 'assumed', usedBy: 'an alert' },
            note: 'A guess',
          }),
        ],
        Times: [
          histogram('latency_ms', {
            help: 'Latency',
            unit: 'milliseconds',
            job,
            buckets: [1, 10],
            bucketsAssumed: true,
            requiredBounds: [10],
            source: { kind: 'documented', document: 'https://example.com/' },
            nameDisagrees: 'because',
          }),
        ],
      },
      learned: learnedMetrics(job, {
        job: 'nodes',
        families: [{ name: 'x', type: 'untyped', help: '', unit: 'none', labels: [], series: 7 }],
      }),
      jobs: [job],
      unused: [{ reason: 'nobody asked yet', names: ['hits_total', 'capacity'] }],
      dropped: [{ pattern: 'debug_.*', reason: 'noise' }],
    });
    expect(page).toMatchSnapshot();
  });
});

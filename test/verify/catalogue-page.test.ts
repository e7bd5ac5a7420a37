import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { dwcpCore } from '#metrics/dwcp-jobs';
import { cataloguePage } from '#verify/catalogue-page';

describe('The page of a simulated program', () => {
  it('shows every family, with every value that a label can have', () => {
    const families = [
      counter('dwcp_rounds_total', {
        help: 'Rounds',
        unit: 'count',
        job: dwcpCore,
        labels: { result: oneOf('How it ended', 'decided', 'timeout'), peer: upTo(5, 'The other node') },
      }),
      gauge('dwcp_fill_ratio', { help: 'Fill', unit: 'ratio', job: dwcpCore }),
      histogram('dwcp_round_seconds', {
        help: 'Duration',
        unit: 'seconds',
        job: dwcpCore,
        buckets: [0.5, 1],
      }),
    ];
    expect(cataloguePage(families, 3)).toBe(`# HELP dwcp_rounds_total Rounds
# TYPE dwcp_rounds_total counter
dwcp_rounds_total{result="decided", peer="peer-1"} 30
dwcp_rounds_total{result="timeout", peer="peer-1"} 30
# HELP dwcp_fill_ratio Fill
# TYPE dwcp_fill_ratio gauge
dwcp_fill_ratio 0.25
# HELP dwcp_round_seconds Duration
# TYPE dwcp_round_seconds histogram
dwcp_round_seconds_bucket{le="0.5"} 10
dwcp_round_seconds_bucket{le="1.0"} 20
dwcp_round_seconds_bucket{le="+Inf"} 30
dwcp_round_seconds_sum 7.5
dwcp_round_seconds_count 30
`);
  });
});

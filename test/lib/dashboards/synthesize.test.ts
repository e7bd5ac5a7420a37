import { synthesize } from '#lib/dashboards/synthesize';
import { promql } from '#lib/promql/template';
import { minutes } from '#lib/units/duration';
import { context, fullest, latency, queueFill, requests } from '#test/lib/dashboards/example';

const made = (...expressions: readonly ReturnType<typeof promql>[]) =>
  synthesize(
    expressions.map(({ expression }) => expression),
    context.recordings,
    context.schema,
  ).map(({ series, values }) => `${series} ${values}`);

const target = 'job="dwcp-core", instance="instance-1", node_id="node_id-1"';

describe('Made-up samples', () => {
  it('have the labels of the catalogue, and rise where they count', () => {
    expect(made(promql`${queueFill} + rate(${requests}[${minutes(5)}])`)).toEqual([
      `dwcp_queue_fill_ratio{zone="zone-1", ${target}} 0.2+0.001x120`,
      `dwcp_requests_total{zone="zone-1", ${target}} 0+10x120`,
    ]);
  });

  it('have what a selector asks for', () => {
    expect(made(promql`${queueFill.with({ zone: 'b' })}`)).toEqual([
      `dwcp_queue_fill_ratio{zone="b", ${target}} 0.2+0.001x120`,
    ]);
  });

  it('have every bucket', () => {
    expect(made(promql`rate(${latency.bucket}[${minutes(5)}])`)).toEqual([
      `dwcp_latency_seconds_bucket{${target}, le="0.1"} 0+1x120`,
      `dwcp_latency_seconds_bucket{${target}, le="1.0"} 0+2x120`,
      `dwcp_latency_seconds_bucket{${target}, le="+Inf"} 0+3x120`,
    ]);
  });

  it('are of what is recorded from, each once', () => {
    expect(made(promql`${fullest}`, promql`${queueFill}`)).toEqual([
      `dwcp_queue_fill_ratio{zone="zone-1", ${target}} 0.2+0.001x120`,
    ]);
  });
});

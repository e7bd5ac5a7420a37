import { createServer } from 'node:http';
import { type Listening, listen } from '#verify/listen';

/**
 * A DWCP node in trouble: its consensus takes longer than its objective allows, and a circuit breaker is open.
 * It answers every path alike, as far as the scrape jobs keep what is theirs.
 */
export function startSimulatedNode(host: string, port: number): Promise<Listening> {
  const begin = Date.now();
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(troubledMetrics((Date.now() - begin) / 1_000));
  });
  return listen(server, host, port);
}

/**
 * What such a node exposes after it has run for a time: ten rounds a second, each of 8 s, which is
 * slower than any site allows.
 * @param age in seconds
 */
export function troubledMetrics(age: number): string {
  const rounds = Math.floor(age * 10);
  return [
    '# HELP dwcp_consensus_latency_seconds Duration of consensus rounds.',
    '# TYPE dwcp_consensus_latency_seconds histogram',
    'dwcp_consensus_latency_seconds_bucket{le="5"} 0',
    `dwcp_consensus_latency_seconds_bucket{le="10"} ${rounds}`,
    `dwcp_consensus_latency_seconds_bucket{le="+Inf"} ${rounds}`,
    `dwcp_consensus_latency_seconds_sum ${rounds * 8}`,
    `dwcp_consensus_latency_seconds_count ${rounds}`,
    '# HELP dwcp_circuit_breaker_state State of a circuit breaker.',
    '# TYPE dwcp_circuit_breaker_state gauge',
    'dwcp_circuit_breaker_state{name="verify"} 2',
    '',
  ].join('\n');
}

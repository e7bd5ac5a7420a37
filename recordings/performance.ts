import { promql } from '#lib/promql/template';
import type { RuleGroup } from '#lib/rules/group';
import { recording } from '#lib/rules/recording';
import { hours, minutes, seconds } from '#lib/units/duration';
import { bandwidthPredictionAccuracy, bandwidthUtilization } from '#metrics/bandwidth';
import {
  circuitBreakerFailures,
  circuitBreakerRequests,
  circuitBreakerState,
} from '#metrics/circuit-breaker';
import { consensusLatency } from '#metrics/consensus';
import { inferenceDuration } from '#metrics/ml';
import { cpuUsage, memoryAvailable, memoryUsage } from '#metrics/resources';

export const consensusLatencyP50 = recording('dwcp:consensus_latency:p50', {
  help: 'Median consensus latency of the last minute, over all nodes.',
  unit: 'seconds',
  expr: promql`histogram_quantile(0.5, sum by (le) (rate(${consensusLatency.bucket}[${minutes(1)}])))`,
});

export const consensusLatencyP95 = recording('dwcp:consensus_latency:p95', {
  help: '95th percentile of the consensus latency of the last minute, over all nodes.',
  unit: 'seconds',
  expr: promql`histogram_quantile(0.95, sum by (le) (rate(${consensusLatency.bucket}[${minutes(1)}])))`,
});

export const consensusLatencyP99 = recording('dwcp:consensus_latency:p99', {
  help: '99th percentile of the consensus latency of the last minute, over all nodes.',
  unit: 'seconds',
  expr: promql`histogram_quantile(0.99, sum by (le) (rate(${consensusLatency.bucket}[${minutes(1)}])))`,
});

export const consensusLatencyP999 = recording('dwcp:consensus_latency:p999', {
  help: '99.9th percentile of the consensus latency of the last minute, over all nodes.',
  unit: 'seconds',
  expr: promql`histogram_quantile(0.999, sum by (le) (rate(${consensusLatency.bucket}[${minutes(1)}])))`,
});

export const bandwidthTotal = recording('dwcp:bandwidth:total_mbps', {
  help: 'Bandwidth in use, over all nodes.',
  unit: 'megabitsPerSecond',
  expr: promql`sum(${bandwidthUtilization})`,
});

export const bandwidthPredictionAccuracyAverage = recording('dwcp:bandwidth:prediction_accuracy_avg', {
  help: 'How right the bandwidth predictor is, by mode.',
  unit: 'ratio',
  expr: promql`avg by (mode) (${bandwidthPredictionAccuracy})`,
});

export const circuitBreakerHealth = recording('dwcp:circuit_breaker:health_score', {
  help: 'Share of the instances of each circuit breaker that are closed, in percent.',
  unit: 'percent',
  // Without the second operand a breaker that is open everywhere would have no score instead of 0.
  expr: promql`
    100 * (
      count by (name) (${circuitBreakerState} == 0)
      or
      0 * count by (name) (${circuitBreakerState})
    ) / count by (name) (${circuitBreakerState})`,
});

export const errorRate = recording('dwcp:error_rate:1m', {
  help: 'Share of the requests through each circuit breaker that failed in the last minute.',
  unit: 'ratio',
  // A breaker that never failed has no failure series; a breaker without requests has no error rate.
  expr: promql`
    (
      sum by (name) (rate(${circuitBreakerFailures}[${minutes(1)}]))
      or
      0 * sum by (name) (rate(${circuitBreakerRequests}[${minutes(1)}]))
    ) / (sum by (name) (rate(${circuitBreakerRequests}[${minutes(1)}])) > 0)`,
});

export const mlInferenceLatencyP95 = recording('dwcp:ml:inference_latency:p95', {
  help: '95th percentile of the inference duration of each kind of model, in the last five minutes.',
  unit: 'milliseconds',
  expr: promql`
    histogram_quantile(0.95, sum by (le, model_type) (rate(${inferenceDuration.bucket}[${minutes(5)}])))`,
});

export const cpuUtilizationHourly = recording('dwcp:cpu:utilization:1h_avg', {
  help: 'CPU usage of each node, averaged over an hour.',
  unit: 'percent',
  expr: promql`avg_over_time(${cpuUsage}[${hours(1)}])`,
});

export const memoryUtilizationHourly = recording('dwcp:memory:utilization:1h_avg', {
  help: 'Memory in use on each node, averaged over an hour.',
  unit: 'percent',
  expr: promql`
    100 * avg_over_time(
      (${memoryUsage} / (${memoryUsage} + ${memoryAvailable} > 0))[${hours(1)}:${minutes(1)}]
    )`,
});

export const performanceRecordings: RuleGroup = {
  name: 'dwcp_performance_aggregations',
  file: 'performance-recordings',
  interval: seconds(10),
  rules: [
    consensusLatencyP50,
    consensusLatencyP95,
    consensusLatencyP99,
    consensusLatencyP999,
    bandwidthTotal,
    bandwidthPredictionAccuracyAverage,
    circuitBreakerHealth,
    errorRate,
    mlInferenceLatencyP95,
    cpuUtilizationHourly,
    memoryUtilizationHourly,
  ],
};

import { type RecordingCase, recordingCases } from '#lib/rules/recording-case';
import { observed, rising, samples } from '#lib/rules/samples';
import { minutes } from '#lib/units/duration';
import { bandwidthPredictionAccuracy, bandwidthUtilization } from '#metrics/bandwidth';
import {
  circuitBreakerFailures,
  circuitBreakerRequests,
  circuitBreakerState,
} from '#metrics/circuit-breaker';
import { consensusLatency } from '#metrics/consensus';
import { inferenceDuration } from '#metrics/ml';
import { cpuUsage, memoryAvailable, memoryUsage } from '#metrics/resources';
import {
  bandwidthPredictionAccuracyAverage,
  bandwidthTotal,
  circuitBreakerHealth,
  consensusLatencyP50,
  consensusLatencyP95,
  consensusLatencyP99,
  consensusLatencyP999,
  cpuUtilizationHourly,
  errorRate,
  memoryUtilizationHourly,
  mlInferenceLatencyP95,
} from '#recordings/performance';

const node1 = { job: 'dwcp-core', instance: 'dwcp-node-1:8080', node_id: 'node-1' };
const node2 = { job: 'dwcp-core', instance: 'dwcp-node-2:8080', node_id: 'node-2' };
const breaker1 = { ...node1, job: 'dwcp-circuit-breaker', name: 'storage' };
const breaker2 = { ...node2, job: 'dwcp-circuit-breaker', name: 'storage' };

/** A thousand rounds on two nodes: 500 up to 10 ms, 950 up to 50 ms, 990 up to 100 ms, 999 up to 500 ms. */
const rounds = [
  ...observed(consensusLatency, node1, {
    steps: 60,
    atMost: { 0.01: 500, 0.05: 500 },
  }),
  ...observed(consensusLatency, node2, {
    steps: 60,
    atMost: { 0.05: 450, 0.1: 490, 0.5: 499, 1: 500 },
  }),
];

export const performanceCases: readonly RecordingCase[] = [
  ...recordingCases(consensusLatencyP50, [
    { title: 'is the median over all nodes', series: rounds, expect: [{ labels: {}, value: 0.01 }] },
    { title: 'is absent without nodes', series: [], expect: [] },
  ]),
  ...recordingCases(consensusLatencyP95, [
    { title: 'is the 95th percentile over all nodes', series: rounds, expect: [{ labels: {}, value: 0.05 }] },
  ]),
  ...recordingCases(consensusLatencyP99, [
    { title: 'is the 99th percentile over all nodes', series: rounds, expect: [{ labels: {}, value: 0.1 }] },
  ]),
  ...recordingCases(consensusLatencyP999, [
    {
      title: 'is the 99.9th percentile over all nodes',
      series: rounds,
      expect: [{ labels: {}, value: 0.5 }],
    },
  ]),
  ...recordingCases(bandwidthTotal, [
    {
      title: 'is the sum of what the nodes use, not its rate',
      series: [
        samples(bandwidthUtilization, node1, '400x60'),
        samples(bandwidthUtilization, node2, '250x60'),
      ],
      expect: [{ labels: {}, value: 650 }],
    },
  ]),
  ...recordingCases(bandwidthPredictionAccuracyAverage, [
    {
      title: 'is the mean of each mode',
      series: [
        samples(bandwidthPredictionAccuracy, { ...node1, mode: 'hybrid' }, '0.9x60'),
        samples(bandwidthPredictionAccuracy, { ...node2, mode: 'hybrid' }, '0.7x60'),
        samples(bandwidthPredictionAccuracy, { ...node2, mode: 'internet' }, '0.6x60'),
      ],
      expect: [
        { labels: { mode: 'hybrid' }, value: 0.8 },
        { labels: { mode: 'internet' }, value: 0.6 },
      ],
    },
  ]),
  ...recordingCases(circuitBreakerHealth, [
    {
      title: 'is half when one of two instances is open',
      series: [
        samples(circuitBreakerState, breaker1, '0x60'),
        samples(circuitBreakerState, breaker2, '2x60'),
      ],
      expect: [{ labels: { name: 'storage' }, value: 50 }],
    },
    {
      title: 'is 0, not absent, when every instance is open or half-open',
      series: [
        samples(circuitBreakerState, breaker1, '1x60'),
        samples(circuitBreakerState, breaker2, '2x60'),
      ],
      expect: [{ labels: { name: 'storage' }, value: 0 }],
    },
  ]),
  ...recordingCases(errorRate, [
    {
      title: 'is the share of all requests through the breaker that failed',
      series: [
        rising(circuitBreakerRequests, { ...breaker1, result: 'success' }, { steps: 60, by: 90 }),
        rising(circuitBreakerRequests, { ...breaker1, result: 'failure' }, { steps: 60, by: 10 }),
        rising(circuitBreakerFailures, breaker1, { steps: 60, by: 10 }),
      ],
      expect: [{ labels: { name: 'storage' }, value: 0.1 }],
    },
    {
      title: 'is 0 for a breaker that never failed, which has no failure series',
      series: [rising(circuitBreakerRequests, { ...breaker1, result: 'success' }, { steps: 60, by: 90 })],
      expect: [{ labels: { name: 'storage' }, value: 0 }],
    },
    {
      title: 'is absent, not NaN, without requests',
      series: [
        rising(circuitBreakerRequests, { ...breaker1, result: 'success' }, { steps: 60, by: 0 }),
        rising(circuitBreakerFailures, breaker1, { steps: 60, by: 0 }),
      ],
      expect: [],
    },
  ]),
  ...recordingCases(mlInferenceLatencyP95, [
    {
      title: 'is the 95th percentile of each kind of model over its versions, in milliseconds',
      series: [
        ...observed(
          inferenceDuration,
          {
            job: 'dwcp-ml-predictions',
            instance: 'dwcp-ml-service:8081',
            model_type: 'lstm',
            model_version: '1',
          },
          { steps: 60, atMost: { 10: 100 } },
        ),
        ...observed(
          inferenceDuration,
          {
            job: 'dwcp-ml-predictions',
            instance: 'dwcp-ml-service:8081',
            model_type: 'lstm',
            model_version: '2',
          },
          { steps: 60, atMost: { 10: 90, 20: 100 } },
        ),
      ],
      at: minutes(10),
      expect: [{ labels: { model_type: 'lstm' }, value: 10 }],
    },
  ]),
  ...recordingCases(cpuUtilizationHourly, [
    {
      title: 'is the mean of an hour, of each node',
      interval: minutes(1),
      series: [samples(cpuUsage, node1, '100x60 0x60'), samples(cpuUsage, node2, '40x120')],
      at: minutes(90),
      expect: [
        { labels: node1, value: 50 },
        { labels: node2, value: 40 },
      ],
    },
  ]),
  ...recordingCases(memoryUtilizationHourly, [
    {
      title: 'is the mean of an hour, of each node, in percent',
      interval: minutes(1),
      series: [samples(memoryUsage, node1, '90x60 30x60'), samples(memoryAvailable, node1, '10x60 70x60')],
      at: minutes(90),
      expect: [{ labels: node1, value: 60 }],
    },
    {
      title: 'is absent, not NaN, for a node that reports no memory at all',
      interval: minutes(1),
      series: [samples(memoryUsage, node1, '0x60'), samples(memoryAvailable, node1, '0x60')],
      at: minutes(60),
      expect: [],
    },
  ]),
];

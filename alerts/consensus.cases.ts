import { ConsensusLatencySLOBreach } from '#alerts/consensus';
import { cases, firing, pending, silent } from '#lib/rules/case';
import { observed } from '#lib/rules/samples';
import { minutes, seconds } from '#lib/units/duration';
import { consensusLatency } from '#metrics/consensus';

const node1 = { job: 'dwcp-core', instance: 'dwcp-node-1:8080' };
const node2 = { job: 'dwcp-core', instance: 'dwcp-node-2:8080' };

export const consensusCases = cases(ConsensusLatencySLOBreach, [
  {
    title: 'fires while one round in ten takes up to 100 ms',
    proves: ['fires', 'for boundary', 'resolves'],
    series: observed(
      consensusLatency,
      node1,
      { steps: 12, atMost: { 0.01: 100 } },
      { steps: 30, atMost: { 0.01: 50, 0.05: 90, 0.1: 100 } },
      { steps: 18, atMost: { 0.01: 100 } },
    ),
    expect: [
      ...silent(minutes(2)),
      pending(seconds(200)),
      firing(seconds(210), {
        labels: {},
        summary: 'Consensus is slower than its objective',
        description: '95 % of consensus rounds take up to 75ms; the objective is 50ms.',
      }),
      ...silent(seconds(460)),
    ],
  },
  {
    title: 'stays silent when exactly 95 % of the rounds take at most 50 ms',
    proves: ['just below'],
    series: observed(consensusLatency, node1, { steps: 60, atMost: { 0.05: 95, 0.1: 100 } }),
    expect: silent(minutes(5), minutes(10)),
  },
  {
    title: 'looks at all nodes together: a slow minority of rounds on one node is no breach',
    proves: [],
    series: [
      ...observed(consensusLatency, node1, { steps: 60, atMost: { 0.01: 100 } }),
      ...observed(consensusLatency, node2, { steps: 60, atMost: { 0.01: 92, 0.1: 100 } }),
    ],
    expect: silent(minutes(5), minutes(10)),
  },
  {
    title: 'stays silent when no node reports',
    proves: ['missing data'],
    series: [],
    expect: silent(minutes(5)),
  },
  {
    title: 'counts rounds of a node whose histogram appears with its first slow rounds',
    proves: ['counter born at 1'],
    series: observed(consensusLatency, node1, { steps: 60, atMost: { 0.1: 1 } }),
    expect: [
      firing(minutes(5), {
        labels: {},
        summary: 'Consensus is slower than its objective',
        description: '95 % of consensus rounds take up to 97.5ms; the objective is 50ms.',
      }),
    ],
  },
]);

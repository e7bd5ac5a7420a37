import { cases, firing, pending, silent } from '#lib/rules/case';
import { observed } from '#lib/rules/samples';
import { minutes, seconds } from '#lib/units/duration';
import { ConsensusLatencySLOBreach } from '#alerts/consensus';
import { consensusLatency } from '#metrics/consensus';

const node1 = { job: 'dwcp-core', instance: 'dwcp-node-1:8080' };

export const consensusCases = cases(ConsensusLatencySLOBreach, [
  {
    title: 'one round in ten takes up to 100 ms, for five minutes',
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
        description: '95 % of consensus rounds take up to 75ms; the objective is 50 ms.',
      }),
      ...silent(seconds(460)),
    ],
  },
]);

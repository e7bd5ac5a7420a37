import { impliedBy, oneOf } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { otelSampler } from '#metrics/stack-jobs';

/** Seen with collector 0.155.0. */
const ofTailSampling = {
  job: otelSampler,
  source: {
    kind: 'documented',
    document:
      'https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/v0.155.0/processor/tailsamplingprocessor/documentation.md',
  },
} as const;

const decision = oneOf('What was decided', 'sampled', 'not_sampled', 'dropped');
const sampled = impliedBy('decision', 'Whether that keeps the trace');

export const samplerNewTraces = counter('otelcol_processor_tail_sampling_new_trace_id_received_total', {
  help: 'Traces of which the first span came in',
  unit: 'count',
  ...ofTailSampling,
});

export const samplerDecisions = counter('otelcol_processor_tail_sampling_global_count_traces_sampled_total', {
  help: 'Traces that were decided about',
  unit: 'count',
  labels: { decision, sampled },
  ...ofTailSampling,
});

export const samplerPolicyDecisions = counter('otelcol_processor_tail_sampling_count_traces_sampled_total', {
  help: 'What each policy said about traces; one that keeps them is enough',
  unit: 'count',
  labels: {
    policy: oneOf('The policy', 'errors', 'always', 'baseline', 'large'),
    decision,
    sampled,
  },
  note: 'policy="large" is a share of the traces with more than 50 spans: that of the baseline, at least one of a hundred',
  ...ofTailSampling,
});

export const samplerDroppedTooEarly = counter(
  'otelcol_processor_tail_sampling_sampling_trace_dropped_too_early_total',
  {
    help: 'Traces that were dropped undecided, because there were too many at once',
    unit: 'count',
    ...ofTailSampling,
  },
);

export const samplerPolicyErrors = counter(
  'otelcol_processor_tail_sampling_sampling_policy_evaluation_error_total',
  {
    help: 'Traces about which a policy could not say anything',
    unit: 'count',
    ...ofTailSampling,
  },
);

export const samplerTracesOnMemory = gauge('otelcol_processor_tail_sampling_sampling_traces_on_memory', {
  help: 'Traces that wait for their decision',
  unit: 'count',
  ...ofTailSampling,
});

import type { SamplerChoices } from '#lib/environment/traces-choices';
import { ottlString } from '#lib/telemetry/collector-text';

/** Above how many spans a trace is counted: the SDK contract allows no more. */
const mostSpans = 50;

/** At least so many of a hundred large traces are kept: they are counted by that. */
const leastPercentage = 1;

/**
 * What decides about a trace: it is kept as soon as one of these says so.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/processor/tailsamplingprocessor
 */
export const policies = ({ always, percentage }: SamplerChoices) => [
  { name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
  ...(always.length === 0
    ? []
    : [
        {
          name: 'always',
          type: 'ottl_condition',
          ottl_condition: { error_mode: 'ignore', span: always.map(condition) },
        },
      ]),
  { name: 'baseline', type: 'probabilistic', probabilistic: { sampling_percentage: percentage } },
  // Chooses among the large ones those that the baseline keeps anyway: the processor counts them by policy, and their
  // share is known.
  {
    name: 'large',
    type: 'and',
    and: {
      and_sub_policy: [
        { name: 'spans', type: 'span_count', span_count: { min_spans: mostSpans + 1 } },
        {
          name: 'share',
          type: 'probabilistic',
          probabilistic: { sampling_percentage: Math.max(percentage, leastPercentage) },
        },
      ],
    },
  },
];

/** `error_*` stands for every name that begins so. */
const condition = (name: string): string =>
  name.endsWith('*')
    ? `HasPrefix(span.name, ${ottlString(name.slice(0, -1))})`
    : `span.name == ${ottlString(name)}`;

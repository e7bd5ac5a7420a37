import { impliedBy, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { vmselect } from '#metrics/stack-jobs';
import { ofHealthAlerts, ofVmselect } from '#metrics/victoria-metrics-sources';

export const vmselectPartialResults = counter('vm_partial_results_total', {
  help: 'Answers that lack what a storage node has',
  unit: 'count',
  job: vmselect,
  labels: {
    type: upTo(12, 'What was asked, such as search'),
    name: impliedBy('type', 'Always vmselect'),
  },
  zeroInitialised: true,
  source: ofVmselect,
});

export const vmselectQueueTimeouts = counter('vm_concurrent_select_limit_timeout_total', {
  help: 'Queries that waited for their turn in vain',
  unit: 'count',
  job: vmselect,
  source: ofHealthAlerts,
});

export const vmselectConcurrentQueries = gauge('vm_concurrent_select_current', {
  help: 'Queries that are being answered',
  unit: 'count',
  job: vmselect,
  source: ofHealthAlerts,
});

export const vmselectConcurrentQueryCapacity = gauge('vm_concurrent_select_capacity', {
  help: 'How many queries can be answered at once; more wait',
  unit: 'count',
  job: vmselect,
  source: ofHealthAlerts,
});

/** What all three show about themselves. */

import type { DroppedFamilies } from '#lib/metrics/families';

/** What is dropped at every scrape, and so cannot be queried. */
export const droppedFamilies: readonly DroppedFamilies[] = [
  { pattern: 'dwcp_debug_.*', reason: 'for debugging on the node itself' },
  { pattern: 'dwcp_trace_.*', reason: 'tracing has its own path, through the collector' },
  {
    pattern: 'dwcp_amst_bytes_.*_total',
    reason:
      'labelled by stream_id, which is unbounded. Dropping the label alone would make the streams of a node one series ' +
      'with contradictory samples; dwcp_v3_bytes_transferred_total counts the same bytes by node, mode and direction',
  },
];

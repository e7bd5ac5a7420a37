import type { Argument } from '#lib/components/argument';
import type { Bytes } from '#lib/units/bytes';
import { type Duration, seconds } from '#lib/units/duration';

/**
 * How long a sample takes from its scrape until queries see it: up to 1 s until Prometheus sends it (batch_send_deadline),
 * about 0.5 s on the way through vmauth and vminsert, up to 1 s more where vmagent is on it (remoteWrite.flushInterval), and up to 2 s until it is searchable (pendingRowsFlushInterval in
 * lib/storage/partition.go of VictoriaMetrics). Rounded up to whole 5 s; the default, 30 s, would hide what
 * dashboards of 1 s data are opened for.
 */
export const latencyOffset: Duration = seconds(5);

/** So many of the largest queries would take all memory: eight of them take half, and leave the rest to the caches. */
const largestAtOnce = 16;

/** What queries may cost: vmselect and the single node. @param memory the memory limit of the program */
export const searchArguments = (memory: Bytes): readonly Argument[] => [
  {
    flag: `-search.latencyOffset=${latencyOffset}`,
    why: 'how late samples are searchable; newer points would be incomplete',
  },
  {
    flag: '-search.maxConcurrentRequests=100',
    why: 'dashboards ask for many panels at once; more of them wait',
  },
  { flag: '-search.maxQueryDuration=30s', why: 'nobody waits longer for a panel' },
  { flag: '-search.maxPointsPerTimeseries=30000', why: 'more points than pixels are a mistake' },
  { flag: '-search.maxSamplesPerSeries=30000000', why: 'a year of 1 s samples in one query' },
  {
    flag: `-search.maxMemoryPerQuery=${Math.floor(memory.inBytes / largestAtOnce)}`,
    why: 'a sixteenth of its memory: one query cannot take what the others need',
  },
];

/**
 * What Elasticsearch answers at `_slm/stats`, with made-up numbers:
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.19/slm-api-get-stats.html
 */
export const slmStatistics = {
  retention_runs: 3,
  retention_failed: 0,
  retention_timed_out: 0,
  retention_deletion_time: '1.5s',
  retention_deletion_time_millis: 1_500,
  total_snapshots_taken: 4,
  total_snapshots_failed: 1,
  total_snapshots_deleted: 2,
  total_snapshot_deletion_failures: 0,
  policy_stats: [
    {
      policy: 'nightly',
      snapshots_taken: 4,
      snapshots_failed: 1,
      snapshots_deleted: 2,
      snapshot_deletion_failures: 0,
    },
  ],
};

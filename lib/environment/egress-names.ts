/** The names that `output.egress` gives to address ranges, and what is reached there. */
export const egressNames = {
  'api server': 'the Kubernetes API server, for service discovery',
  nodes: 'the kubelets',
  'scrape targets': 'targets outside the cluster',
  'service discovery': 'the HTTP or Consul server that lists targets',
  'remote write': 'the storage outside the stack that samples are sent to',
  database: 'the PostgreSQL server of Grafana',
  'object storage': 'the server behind objectStorage.url',
  login: 'the identity provider',
  'other sites': 'the servers behind victoriaMetrics.sites',
  'profile targets': 'programs outside the cluster whose profiles are taken',
  'probed endpoints': 'the public endpoints that are probed',
  pagerduty: 'PagerDuty',
  slack: 'Slack',
  proxy: 'the HTTP proxy',
  mail: 'the mail server',
  webhook: 'the servers behind webhooks',
} as const;

export type EgressName = keyof typeof egressNames;

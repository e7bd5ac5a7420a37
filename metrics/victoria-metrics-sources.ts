const releases = 'https://github.com/VictoriaMetrics/VictoriaMetrics/blob';

/** What the programs of a cluster show and nobody here could scrape: as the project's own alerts use it. */
export const ofClusterAlerts = {
  kind: 'documented',
  document: `${releases}/v1.150.0/deployment/docker/rules/alerts-cluster.yml`,
  isCommon: true,
} as const;

export const ofHealthAlerts = {
  kind: 'documented',
  document: `${releases}/v1.150.0/deployment/docker/rules/alerts-health.yml`,
  isCommon: true,
} as const;

export const ofDocumentation = {
  kind: 'documented',
  document:
    'https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#replication-and-data-safety',
} as const;

export const ofReadOnlyMode = {
  kind: 'documented',
  document: 'https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#readonly-mode',
  isCommon: true,
} as const;

export const ofVminsert = {
  kind: 'documented',
  document: `${releases}/v1.150.0-cluster/app/vminsert/netstorage/netstorage.go`,
} as const;

export const ofVmselect = {
  kind: 'documented',
  document: `${releases}/v1.150.0-cluster/app/vmselect/netstorage/netstorage.go`,
} as const;

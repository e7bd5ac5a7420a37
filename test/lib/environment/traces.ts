import { goodWithStorage } from '#test/lib/environment/good';

const base = goodWithStorage
  .replace(
    '  egress:\n',
    '  certificates: monitoring-certificates\n  egress:\n    - { name: api server, cidr: 10.0.0.0/28, port: 6443 }\n    - { name: object storage, cidr: 10.0.1.1/32, port: 443 }\n',
  )
  .replace('  activeSeries: 100000\n', '  activeSeries: 100000\n  spansPerSecond: 1000\n');

/** The good file with traces that are kept in files. */
export const goodWithBadger = `${base}traces:
  token: { secret: traces, key: token }
  from:
    - { namespace: dwcp, selector: app=dwcp-v3 }
  retention: 3d
  collector:
    storage: { storageClass: fast, size: 5Gi }
  sampler:
    storage: { storageClass: fast, size: 5Gi }
    decisionWait: 30s
  storage:
    kind: badger
    storage: { storageClass: fast, size: 100Gi }
`.replace('    - { name: object storage, cidr: 10.0.1.1/32, port: 443 }\n', '');

/** The good file with traces that are kept in Elasticsearch. */
export const goodWithElasticsearch = `${base}objectStorage:
  url: https://s3.example.com
  region: eu-central-1
  accessKey: { secret: object-storage, key: access-key }
  secretKey: { secret: object-storage, key: secret-key }
traces:
  token: { secret: traces, key: token }
  from:
    - { namespace: dwcp, selector: app=dwcp-v3 }
  retention: 7d
  collector:
    storage: { storageClass: fast, size: 5Gi }
  sampler:
    storage: { storageClass: fast, size: 5Gi }
    decisionWait: 30s
  storage:
    kind: elasticsearch
    nodes: 3
    copies: 2
    storage: { storageClass: fast, size: 300Gi }
    nodeCertificates: elasticsearch-nodes
    passwords:
      elastic: { secret: elasticsearch, key: elastic-password }
      jaeger: { secret: elasticsearch, key: jaeger-password }
      monitoring: { secret: elasticsearch, key: monitoring-password }
    snapshots:
      kind: object storage
      bucket: { bucket: dwcp-traces }
`;

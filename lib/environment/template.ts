/**
 * The text of a new environment file: what a site has to decide, with values that load as they are.
 *
 * @param name the name of the environment, a DNS label
 */
export function renderTemplate(name: string): string {
  return `# yaml-language-server: $schema=./schema.json
#
# Every key is described in docs/environments.md, and by your editor.
# Go through it from top to bottom, run npm run synth, and review what it writes into dist.

name: ${name}
# External labels of every series. The cluster's is different in every environment.
cluster: dwcp-${name}
# External label too: the place, as people call it.
site: ${name}
# The IANA time zone of the people who are notified, such as Europe/Berlin.
timeZone: UTC

output:
  kind: kubernetes
  # For this stack alone: its Pod Security labels hold for every pod in it.
  namespace: monitoring
  # imageRegistry: registry.example.com/mirror   # for a cluster that cannot reach the public registries
  # imagePullSecrets: [registry-mirror]
  # nodeSelector: { kubernetes.io/os: linux }
  # tolerations:
  #   - { key: example.com/monitoring, operator: Exists, effect: NoSchedule }
  # Names that this file uses, and the StorageClasses of your cluster that they mean.
  storageClasses:
    standard: standard
  # NetworkPolicies know no host names: give addresses. 203.0.113.0/24 and 192.0.2.0/24 are documentation addresses:
  # replace them.
  egress:
    - { name: api server, cidr: 192.0.2.1/32, port: 6443 }
    - { name: webhook, cidr: 203.0.113.10/32, port: 443 }
    # The identity provider, with access; objectStorage; programs outside the cluster whose profiles are taken; public endpoints
    # that are probed:
    # - { name: login, cidr: 192.0.2.30/32, port: 443 }
    # - { name: object storage, cidr: 192.0.2.90/32, port: 443 }
    # - { name: profile targets, cidr: 192.0.2.128/28, port: 6060 }
    # - { name: probed endpoints, cidr: 192.0.2.80/32, port: 443 }
  # The cluster refuses what would weaken the namespace: docs/security.md says what.
  # admissionPolicies: true
  # Pods that may open Prometheus, Alertmanager, Jaeger and Grafana. Only Grafana asks people who they are: the others leave
  # that to what stands in front. With access they are not needed, and would let these pods past the login.
  # userInterfacesFrom:
  #   - { namespace: ingress-nginx, selector: app.kubernetes.io/name=ingress-nginx }
  # For a site whose way out is a proxy. With it, the range "proxy" stands in the place of pagerduty, slack and webhook
  # and, for hosts outside noProxy, of service discovery and remote write.
  # proxy: { url: 'http://proxy.example.com:3128', noProxy: [example.com] }
  # For servers with certificates of the site's own authority: a ConfigMap with PEM, the public authorities included.
  # certificateAuthority: { configMap: certificate-authority, key: ca.crt }
  # For encrypted connections inside the stack: a Secret with a certificate for the names that SUMMARY.md lists.
  # certificates: monitoring-certificates

# What the whole site sends: queues, CPU and memory are sized from it, and how far retention.size reaches back.
load:
  # Of a Prometheus that runs there already: rate(prometheus_tsdb_head_samples_appended_total[1h]). Otherwise the sum
  # over the jobs of targets x series of each / scrape interval in seconds.
  samplesPerSecond: 20000
  # prometheus_tsdb_head_series, or targets x series of a target.
  activeSeries: 100000
  # newSeriesPerDay: 10000   # churn, where it is more than the reserves of the model hold (docs/sizing.md)
  # What programs write into their logs; needed with logs.
  # logBytesPerDay: 10Gi
  # spansPerSecond: 2000   # with traces: what all programs send

# A load that is too much is an error; acceptedRisks takes it by the name of the limit, with the reason (docs/sizing.md).

# Where people open the user interfaces, and where dist/${name}/runbooks is published.
hosts:
  prometheus: prometheus.${name}.example.com
  alertmanager: alertmanager.${name}.example.com
  grafana: grafana.${name}.example.com
  # With access, and traces or logs behind them; otel is where programs outside the cluster send their spans.
  # jaeger: jaeger.${name}.example.com
  # loki: loki.${name}.example.com
  # otel: otel.${name}.example.com
  runbooks: https://runbooks.example.com/${name}

prometheus:
  # Both scrape and evaluate the same, so that one may be lost. 1 where gaps may be.
  replicas: 2
  # What is kept locally; the bound that is reached first counts.
  retention:
    time: 48h # at least twice the longest window of a rule
    size: 20Gi # at most 85 % of storage.size
  # The volume of each replica.
  storage:
    storageClass: standard # a name from output.storageClasses
    size: 30Gi
  # resources: { cpu: 2, memory: 8Gi }   # instead of what is worked out from load

alertmanager:
  # A mesh: while one is replaced, two are left. 1 where notifications may be late.
  replicas: 3
  # Of silences, and of what was notified.
  retention: 5d
  # The volume of each replica.
  storage:
    storageClass: standard
    size: 1Gi

# Long-term storage: one program, or kind: cluster where that is too little (docs/environments.md has its keys).
# Without it, samples are gone after prometheus.retention.
victoriaMetrics:
  kind: single node
  retention: 30d
  storage:
    storageClass: standard
    size: 200Gi
  # Fewer samples for longer, of each series one in 10 s and one in a minute: docs/storage-tiers.md.
  # warm: { retention: 90d, storage: { storageClass: standard, size: 200Gi } }
  # cold: { retention: 365d, storage: { storageClass: standard, size: 200Gi } }
  # vmagent: { storage: { storageClass: standard, size: 20Gi } }
  # What programs show before they may read or write: random texts, in a Secret that you create.
  tokens:
    read: { secret: victoria-metrics, key: read-token }
    write: { secret: victoria-metrics, key: write-token }

# Dashboards. Without it, leave out hosts.grafana too.
grafana:
  # One replica with its own file. Several share a database: kind: postgresql.
  database:
    kind: sqlite
    storage:
      storageClass: standard
      size: 2Gi
  adminPassword: { secret: grafana, key: admin-password }
  secretKey: { secret: grafana, key: secret-key }

# For what is kept in buckets: logs, profiles, snapshots of traces.
# objectStorage:
#   url: https://s3.example.com
#   region: eu-central-1
#   accessKey: { secret: object-storage, key: access-key }
#   secretKey: { secret: object-storage, key: secret-key }

# What every container in the cluster writes, with load.logBytesPerDay above. Without it, no logs are collected. Above
# 20Gi a day the lines belong into a bucket: docs/logs.md.
# logs:
#   retention: 30d
#   # What programs show before they may read or write; the one that writes in the namespace of the nodes, too.
#   tokens:
#     read: { secret: loki, key: read-token }
#     write: { secret: loki, key: write-token }
#   storage:
#     kind: filesystem
#     storage:
#       storageClass: standard
#       size: 100Gi

# Traces, which programs send as docs/tracing.md says. With it, load.spansPerSecond too. Where a single Jaeger is too little,
# docs/environments.md has the keys of the kind elasticsearch.
# traces:
#   token: { secret: traces, key: token }
#   from:
#     - { namespace: dwcp, selector: app=dwcp-v3 }
#   retention: 7d
#   collector:
#     storage: { storageClass: standard, size: 5Gi }
#   sampler:
#     percentage: 10
#     storage: { storageClass: standard, size: 5Gi }
#   storage:
#     kind: badger
#     storage: { storageClass: standard, size: 300Gi }

# What is removed from traces and logs besides tokens, passwords, mail addresses and card numbers.
# redaction:
#   - { name: customer-number, pattern: 'C-[0-9]{8}', example: order of C-12345678 }

# Profiles of CPU, memory and goroutines: docs/profiles.md says what programs have to serve.
# profiles:
#   retention: 7d
#   tokens:
#     read: { secret: pyroscope, key: read-token }
#     write: { secret: pyroscope, key: write-token }
#   storage:
#     kind: filesystem # or object storage, with a bucket of objectStorage
#     storage: { storageClass: standard, size: 30Gi }
#   targets:
#     dwcp-v3: { kind: kubernetes, role: pod, namespaces: [dwcp], selector: app=dwcp-v3, ports: [6060] }

# How people get in, after they have logged in: docs/security.md. Without it nothing leaves the cluster.
# access:
#   entrance:
#     kind: ingress # or gateway
#     className: nginx
#     certificates: # of each host that is opened: a Secret; not with kind gateway
#       prometheus: prometheus-certificate
#       alertmanager: alertmanager-certificate
#       grafana: grafana-certificate
#       # jaeger: jaeger-certificate # with hosts.jaeger, and so on
#       # loki: loki-certificate
#       # otel: otel-certificate
#     # With hosts.otel, what tells your controller that there is gRPC: GRPC without output.certificates.
#     # grpcAnnotations: { nginx.ingress.kubernetes.io/backend-protocol: GRPCS }
#     # With output.certificates, what tells it that there is TLS behind the other hosts.
#     # httpsAnnotations: { nginx.ingress.kubernetes.io/backend-protocol: HTTPS }
#     pods: { namespace: ingress-nginx, selector: app.kubernetes.io/name=ingress-nginx }
#   login:
#     issuer: https://login.example.com/realms/dwcp
#     clientId: dwcp-monitoring
#     clientSecret: { secret: login, key: client-secret }
#     cookieSecret: { secret: login, key: cookie-secret }
#     endpoints: # for Grafana
#       authorization: https://login.example.com/realms/dwcp/protocol/openid-connect/auth
#       token: https://login.example.com/realms/dwcp/protocol/openid-connect/token
#       userInfo: https://login.example.com/realms/dwcp/protocol/openid-connect/userinfo
#     groups: [operators]
#     administrators: [monitoring-administrators]
#     trustedProxies: [10.40.0.0/16] # the pods of the entrance

# A storage outside this stack, besides.
# remoteWrite:
#   url: https://metrics.example.com/api/v1/write

# What tells about the nodes and the objects of the cluster. Where the site has its own, remove it here and name it below, as
# a target of the job node-exporter or kube-state-metrics. Machines outside the cluster that have one of their own stand
# in nodeExporter, as machines.
exporters:
  nodeExporter: {}
  kubeStateMetrics: {}
  # Asks for public endpoints; output.egress then has a range "probed endpoints". Hosts that access opens are probed too.
  # blackbox:
  #   urls: [https://dwcp.example.com/health]
  # Only what rules, runbooks and panels read is kept of exporters, and this:
  # alsoKeep:
  #   node-exporter: [node_load1, 'node_netstat_Tcp_.*']

# The jobs of DWCP. A job that is not listed is not generated.
targets:
  # Machines are listed, host:port each, or found over HTTP or in Consul:
  # dwcp-core:
  #   kind: static
  #   addresses: [dwcp-manager:8080, dwcp-node-1:8080]
  # dwcp-anomaly-detector:
  #   kind: http
  #   url: https://inventory.example.com/targets/anomaly-detector
  # dwcp-ml-predictions:
  #   kind: consul
  #   server: consul.example.com:8500
  #   service: dwcp-ml-service
  dwcp-v3:
    kind: kubernetes
    role: pod
    namespaces: [dwcp]
    selector: app=dwcp-v3
    # The application and its six components; not 6060, where the profiler is.
    ports: [8080, 9091, 9092, 9093, 9094, 9095, 9096]
  # Pods that ask for it by annotation.
  kubernetes-pods:
    kind: kubernetes
    role: pod

# Secrets stand here by name only; dist/${name}/SUMMARY.md lists those that must exist. Other kinds of destination are
# pagerduty, slack, email and webhook.
receivers:
  default:
    page: { kind: webhook from secret, url: { secret: alertmanager-webhooks, key: page } }
    chat: { kind: webhook from secret, url: { secret: alertmanager-webhooks, key: chat } }
  # A team that wants its own:
  # teams:
  #   network:
  #     page: { kind: pagerduty, routingKey: { secret: alertmanager-pagerduty, key: network } }
  capacity: { kind: webhook from secret, url: { secret: alertmanager-webhooks, key: capacity } }
  info: { kind: webhook from secret, url: { secret: alertmanager-webhooks, key: info } }
  # Outside this cluster, and in another failure domain.
  deadMansSwitch: { kind: webhook from secret, url: { secret: alertmanager-webhooks, key: dead-mans-switch } }
  # officeHours:
  #   weekdays: [monday, tuesday, wednesday, thursday, friday]
  #   from: '08:00'
  #   to: '18:00'

# What differs here from the alerts as they are delivered:
# alerts:
#   DiskSpaceLow: { kind: changed, threshold: 20%, for: 20m }
#   MemoryPressure: { kind: disabled, reason: these nodes run at 90 % by design }
`;
}

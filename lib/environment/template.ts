/**
 * The text of a new environment file: what a site has to decide, with values that load as they are.
 *
 * @param name the name of the environment, a DNS label
 */
export function renderTemplate(name: string): string {
  return `# yaml-language-server: $schema=./schema.json
#
# Every key is described in docs/environments.md, and by your editor.
# Go through it from top to bottom, run npm run synth, and review git diff dist.

name: ${name}
# External labels of every series. The cluster's is different in every environment.
cluster: dwcp-${name}
site: ${name}
# The IANA time zone of the people who are notified, such as Europe/Berlin.
timeZone: UTC

output:
  kind: kubernetes
  namespace: monitoring
  # imageRegistry: registry.example.com/mirror   # for a cluster that cannot reach the public registries
  # imagePullSecrets: [registry-mirror]
  # nodeSelector: { kubernetes.io/os: linux }
  # tolerations:
  #   - { key: example.com/monitoring, operator: Exists, effect: NoSchedule }
  # Names that this file uses, and the StorageClasses of your cluster that they mean.
  storageClasses:
    standard: standard
  # NetworkPolicies know no host names: give addresses, or those of your proxy. 203.0.113.0/24 and 192.0.2.0/24 are
  # documentation addresses: replace them.
  egress:
    - { name: api server, cidr: 192.0.2.1/32, port: 6443 }
    - { name: webhook, cidr: 203.0.113.10/32, port: 443 }

# What the whole site sends: queues, memory and the reach of retention are sized from it.
load:
  samplesPerSecond: 20000
  activeSeries: 100000

# Where people open the user interfaces, and where dist/${name}/runbooks is published.
hosts:
  prometheus: prometheus.${name}.example.com
  alertmanager: alertmanager.${name}.example.com
  grafana: grafana.${name}.example.com
  runbooks: https://runbooks.example.com/${name}

prometheus:
  replicas: 2
  retention:
    time: 48h
    size: 20Gi # at most 85 % of storage.size
  storage:
    storageClass: standard
    size: 30Gi

alertmanager:
  replicas: 3
  retention: 5d
  storage:
    storageClass: standard
    size: 1Gi

# Long-term storage. Without it, samples are gone after prometheus.retention.
# remoteWrite:
#   url: http://vminsert.monitoring.svc:8480/insert/0/prometheus/api/v1/write

# The jobs of DWCP. A job that is not listed is not generated.
targets:
  # Machines are listed, host:port each, or found over HTTP or in Consul:
  # dwcp-core:
  #   kind: static
  #   addresses: [dwcp-manager:8080, dwcp-node-1:8080]
  # node-exporter:
  #   kind: http
  #   url: https://inventory.example.com/targets/node-exporter
  # dwcp-ml-predictions:
  #   kind: consul
  #   server: consul.example.com:8500
  #   service: dwcp-ml-service
  dwcp-v3:
    kind: kubernetes
    role: pod
    namespaces: [dwcp]
    selector: app=dwcp-v3
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

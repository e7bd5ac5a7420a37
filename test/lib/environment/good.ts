/** A small environment file without a mistake: tests break one line of it. */
export const good = `name: site
cluster: dwcp-site
site: frankfurt
timeZone: Europe/Berlin
output:
  kind: kubernetes
  namespace: monitoring
  storageClasses:
    fast: premium-rwo
  egress:
    - { name: pagerduty, cidr: 203.0.113.0/24, port: 443 }
load:
  samplesPerSecond: 20000
  activeSeries: 100000
hosts:
  prometheus: prometheus.example.com
  alertmanager: alertmanager.example.com
  runbooks: https://runbooks.example.com/dwcp
prometheus:
  retention:
    time: 48h
    size: 20Gi
  storage:
    storageClass: fast
    size: 30Gi
alertmanager:
  storage:
    storageClass: fast
    size: 1Gi
remoteWrite:
  url: http://vminsert.storage.svc:8480/insert/0/prometheus/api/v1/write
targets:
  dwcp-core:
    kind: static
    addresses:
      - dwcp-node-1:8080
      - dwcp-node-2:8080
  dwcp-v3:
    kind: kubernetes
    role: pod
    selector: app=dwcp-v3
receivers:
  mail:
    smarthost: mail.example.com:587
    from: monitoring@example.com
  default:
    page:
      kind: pagerduty
      routingKey: { secret: alertmanager-pagerduty, key: default }
    chat:
      kind: slack
      webhook: { secret: alertmanager-slack, key: webhook }
      channel: '#alerts'
  capacity: { kind: email, to: capacity@example.com }
  info: { kind: webhook, url: http://info.example.com/info }
  deadMansSwitch: { kind: webhook from secret, url: { secret: alertmanager-watchdog, key: url } }
  officeHours:
    weekdays: [monday, friday]
    from: '08:00'
    to: '18:00'
alerts:
  DiskSpaceLow: { kind: changed, threshold: 20%, for: 20m }
  MemoryPressure: { kind: disabled, reason: by design }
`;

/** The good file with long-term storage, which the rules of this repository need. */
export const goodWithStorage = `${good}victoriaMetrics:
  kind: single node
  retention: 30d
  storage: { storageClass: fast, size: 200Gi }
  tokens:
    read: { secret: victoria-metrics, key: read-token }
    write: { secret: victoria-metrics, key: write-token }
`;

/** The good file, or another, with one piece of text exchanged. @throws Error when it does not hold that text exactly once */
export function broken(from: string, to: string, text: string = good): string {
  if (text.split(from).length !== 2) throw new Error(`the file does not hold once: ${from}`);
  return text.replace(from, () => to);
}

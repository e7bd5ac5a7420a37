import type { Environment } from '#lib/environment/environment';
import type { Output } from '#lib/environment/output-choices';
import type { OfficeHours, Receivers } from '#lib/environment/receiver-choices';
import { type KnownAlert, sentLabels } from '#lib/routing/known-alert';
import type { Labels } from '#lib/routing/matcher';
import { gibibytes } from '#lib/units/bytes';
import { days, hours } from '#lib/units/duration';

const kubernetes: Output = {
  kind: 'kubernetes',
  namespace: 'monitoring',
  imagePullSecrets: [],
  nodeSelector: {},
  tolerations: [],
  storageClasses: { fast: 'ssd' },
  egress: [],
  userInterfacesFrom: [],
  admissionPolicies: false,
};

export const processes: Output = { kind: 'processes', dataDirectory: 'data' };

export const officeHours: OfficeHours = { weekdays: ['monday:friday'], from: '08:00', to: '18:00' };

/** Every kind of destination, two teams with their own, office hours. */
export const receivers: Receivers = {
  mail: {
    smarthost: 'mail.example.com:587',
    from: 'alerts@example.com',
    username: 'alerts',
    password: { secret: 'alertmanager-mail', key: 'password' },
  },
  default: {
    page: { kind: 'pagerduty', routingKey: { secret: 'alertmanager-pagerduty', key: 'oncall' } },
    chat: { kind: 'slack', webhook: { secret: 'alertmanager-slack', key: 'url' }, channel: '#dwcp-alerts' },
  },
  teams: {
    network: {
      page: { kind: 'pagerduty', routingKey: { secret: 'alertmanager-pagerduty', key: 'network' } },
      chat: { kind: 'slack', webhook: { secret: 'alertmanager-slack', key: 'url' }, channel: '#network' },
    },
    ml: { chat: { kind: 'webhook', url: 'https://chat.example.com/ml' } },
  },
  capacity: { kind: 'email', to: 'capacity@example.com' },
  info: { kind: 'email', to: 'info@example.com' },
  deadMansSwitch: { kind: 'webhook from secret', url: { secret: 'alertmanager-watchdog', key: 'url' } },
  officeHours,
};

/** One destination for everything, as on one machine. */
export const oneWebhook: Receivers = {
  default: {
    page: { kind: 'webhook', url: 'http://127.0.0.1:9999/page' },
    chat: { kind: 'webhook', url: 'http://127.0.0.1:9999/chat' },
  },
  teams: {},
  capacity: { kind: 'webhook', url: 'http://127.0.0.1:9999/capacity' },
  info: { kind: 'webhook', url: 'http://127.0.0.1:9999/info' },
  deadMansSwitch: { kind: 'webhook', url: 'http://127.0.0.1:9999/watchdog' },
};

export function environment(changes: Partial<Environment> = {}): Environment {
  return {
    name: 'production',
    cluster: 'dwcp-eu',
    site: 'berlin',
    timeZone: 'Europe/Berlin',
    output: kubernetes,
    redaction: [],
    exporters: { alsoKeep: {} },
    load: { samplesPerSecond: 1_000, activeSeries: 10_000 },
    acceptedRisks: {},
    hosts: {
      prometheus: 'prometheus.example.com',
      alertmanager: 'alertmanager.example.com',
      runbooks: 'https://runbooks.example.com',
    },
    prometheus: {
      replicas: 2,
      retention: { time: days(2), size: gibibytes(10) },
      storage: { storageClass: 'fast', size: gibibytes(20) },
    },
    alertmanager: {
      replicas: 3,
      storage: { storageClass: 'fast', size: gibibytes(1) },
      retention: hours(120),
    },
    targets: {},
    receivers,
    alerts: {},
    place: (path) => ({ file: `environments/production.yaml#${path.join('.')}` }),
    ...changes,
  };
}

/** Environments that differ in everything that routes depend on. */
export const environments: readonly Environment[] = [
  environment(),
  environment({
    name: 'local',
    cluster: 'local',
    site: 'desk',
    timeZone: 'UTC',
    output: processes,
    receivers: oneWebhook,
  }),
];

/** An alert as it is sent by the example environment. */
export function alert(alertname: string, labels: Labels): KnownAlert {
  return {
    labels: sentLabels(environment(), alertname, labels),
    declaredAt: { place: { file: 'alerts/example.ts', line: 1 } },
  };
}

/** One alert of every kind that the requirements name. */
export const alerts: readonly KnownAlert[] = [
  alert('Watchdog', { severity: 'none', team: 'observability', component: 'prometheus' }),
  alert('ConsensusLatencySLOBreach', {
    severity: 'critical',
    team: 'distributed-systems',
    component: 'consensus',
  }),
  alert('CircuitBreakerOpened', { severity: 'warning', team: 'reliability', component: 'circuit-breaker' }),
  alert('DiskSpaceLow', {
    severity: 'warning',
    team: 'infrastructure',
    component: 'node',
    category: 'capacity',
  }),
  alert('DWCPv3ComponentDown', {
    severity: 'critical',
    team: 'oncall',
    component: 'amst',
    escalation: 'immediate',
    phase: '6',
  }),
  alert('DWCPv3ThroughputCriticalLow', {
    severity: 'critical',
    team: 'network',
    component: 'amst',
    escalation: 'high',
    phase: '6',
  }),
  alert('DWCPv3AMSTStreamSaturation', {
    severity: 'warning',
    team: 'network',
    component: 'amst',
    escalation: 'low',
    phase: '6',
  }),
  alert('DWCPv3PBAPredictionAccuracyLow', {
    severity: 'warning',
    team: 'ml',
    component: 'pba',
    escalation: 'low',
    phase: '6',
  }),
];

import type { StackOutput } from '#lib/output/stack-output';
import { gibibytes } from '#lib/units/bytes';
import { minutes, seconds } from '#lib/units/duration';
import { percent } from '#lib/units/quantity';

/** A small stack of each kind. */
export const production: StackOutput = {
  environment: 'production',
  kind: 'kubernetes',
  base: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } },
    { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'dwcp-monitoring' } },
  ],
  components: [
    {
      name: 'alertmanager',
      image: 'alertmanager',
      size: { replicas: 3, cpu: 0.1, memory: gibibytes(0.25), storage: gibibytes(2) },
      files: [{ path: 'config/alertmanager.yaml', text: 'route: {}\n' }],
      objects: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'alertmanager' } }],
      mirrors: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'alertmanager' } }],
      processes: [],
      secrets: [
        { secret: 'pagerduty', key: 'routing-key', purpose: 'integration key' },
        { secret: 'metrics-token', key: 'token', purpose: 'bearer token' },
      ],
      choices: [],
    },
    {
      name: 'prometheus',
      image: 'prometheus',
      size: { replicas: 2, cpu: 2, memory: gibibytes(8), storage: gibibytes(200) },
      files: [
        { path: 'config/prometheus.yaml', text: 'global: {}\n' },
        { path: 'rules/consensus.yaml', text: 'groups: []\n' },
      ],
      objects: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'prometheus' } }],
      mirrors: [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'prometheus' } },
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'prometheus-rules' } },
      ],
      processes: [],
      secrets: [{ secret: 'metrics-token', key: 'token', purpose: 'bearer token' }],
      choices: [],
    },
  ],
  pages: [{ path: 'runbooks/DiskSpaceLow.md', text: '# DiskSpaceLow\n' }],
  facts: {
    hasClosedUserInterfaces: false,
    images: [
      { component: 'alertmanager', image: 'quay.io/prometheus/alertmanager', tag: 'v0.34.0', digest: null },
      {
        component: 'prometheus',
        image: 'quay.io/prometheus/prometheus',
        tag: 'v3.14.0',
        digest: 'sha256:0a1b',
      },
    ],
    alerts: [
      {
        name: 'MemoryPressure',
        threshold: percent(85),
        for: minutes(15),
        severity: 'warning',
        team: 'infrastructure',
        receivers: ['capacity-digest'],
      },
      {
        name: 'DiskSpaceLow',
        for: minutes(10),
        severity: 'warning',
        team: 'storage',
        receivers: ['chat', 'page'],
      },
    ],
    disabledAlerts: [],
    changedAlerts: [],
    idleAlerts: [],
    capacity: [],
    exporters: [],
    scrapeJobs: [{ name: 'dwcp-core', interval: seconds(1), targets: '4 addresses' }],
  },
};

export const local: StackOutput = {
  ...production,
  environment: 'local',
  kind: 'processes',
  base: [],
  components: production.components.map((component) => ({
    ...component,
    objects: [],
    mirrors: [],
    secrets: [],
    processes: [
      {
        name: component.name,
        program: component.name,
        arguments: [`--config.file=config/${component.name}.yaml`],
        environment: component.name === 'prometheus' ? { GOGC: '75' } : {},
        ready: 'http://127.0.0.1:9090/-/ready',
        readyWithin: minutes(1),
      },
    ],
  })),
};

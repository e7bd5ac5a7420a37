import { Type } from '@sinclair/typebox';
import { resourcesSchema } from '#lib/environment/schema/components';
import { machinesSchema } from '#lib/environment/schema/discovery';
import { choice, map, text } from '#lib/environment/schema/text';

const nodeExporterSchema = map(
  'node-exporter on each node of the cluster, or on the one machine. Not by the stack when it is left out; `targets.node-exporter` may then name those of the site.',
  { machines: Type.Optional(machinesSchema), resources: resourcesSchema('node-exporter') },
);

const kubeStateMetricsSchema = map(
  'kube-state-metrics. Not by the stack when it is left out; `targets.kube-state-metrics` may then name that of the site.',
  { resources: resourcesSchema('kube-state-metrics') },
);

const blackboxSchema = map('blackbox-exporter, which asks for public endpoints as somebody outside does.', {
  hosts: Type.Optional(
    Type.Array(
      choice(['prometheus', 'alertmanager', 'grafana', 'jaeger', 'loki', 'otel'], 'A key of `hosts`.'),
      {
        description: 'Which hosts are probed. All that `access` opens when it is left out.',
        uniqueItems: true,
      },
    ),
  ),
  urls: Type.Array(
    text('URL', 'An endpoint that answers 2xx.', { examples: ['https://dwcp.example.com/health'] }),
    {
      description: 'Public endpoints besides, such as those of DWCP.',
      default: [],
      uniqueItems: true,
    },
  ),
  resources: resourcesSchema('blackbox-exporter'),
});

/** Exporters: which ones the stack deploys, and what is kept of them. */
export const exportersSchema = map(
  'What tells about machines, the cluster and public endpoints, and what is kept of it.',
  {
    nodeExporter: Type.Optional(nodeExporterSchema),
    kubeStateMetrics: Type.Optional(kubeStateMetricsSchema),
    blackbox: Type.Optional(blackboxSchema),
    alsoKeep: Type.Record(
      Type.String(),
      Type.Array(
        text('text', 'The name of a metric, or a regular expression over the whole name.', {
          examples: ['node_load1', 'node_netstat_Tcp_.*'],
        }),
        { description: 'Metrics of that job.', minItems: 1, uniqueItems: true },
      ),
      {
        description:
          'Metrics of exporters that are kept although no rule, runbook or panel of the stack reads them, by the name of the job.',
        default: {},
        examples: [{ 'node-exporter': ['node_load1', 'node_netstat_Tcp_.*'] }],
      },
    ),
  },
  { default: {} },
);

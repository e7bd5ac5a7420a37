import { learnedMetrics } from '#lib/metrics/learned';
import type { Metric } from '#lib/metrics/metric';
import { nodeExporter } from '#metrics/dwcp-jobs';
import { alertmanager, prometheus, victoriaMetrics, vmalert, vmauth } from '#metrics/stack-jobs';
import alertmanagerFile from './exporters/alertmanager.json';
import nodeExporterFile from './exporters/node-exporter.json';
import prometheusFile from './exporters/prometheus.json';
import victoriaMetricsFile from './exporters/victoria-metrics.json';
import vmalertFile from './exporters/vmalert.json';
import vmauthFile from './exporters/vmauth.json';

/** What `npm run metrics:learn` has learned from the programs themselves. */
export const exporterMetrics: readonly Metric[] = [
  ...learnedMetrics(prometheus, prometheusFile),
  ...learnedMetrics(alertmanager, alertmanagerFile),
  ...learnedMetrics(nodeExporter, nodeExporterFile),
  ...learnedMetrics(victoriaMetrics, victoriaMetricsFile),
  ...learnedMetrics(vmauth, vmauthFile),
  ...learnedMetrics(vmalert, vmalertFile),
];

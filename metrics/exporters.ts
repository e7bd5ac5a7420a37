import { learnedMetrics } from '#lib/metrics/learned';
import type { Metric } from '#lib/metrics/metric';
import { alertmanager, nodeExporter, prometheus } from '#metrics/jobs';
import alertmanagerFile from './exporters/alertmanager.json';
import nodeExporterFile from './exporters/node-exporter.json';
import prometheusFile from './exporters/prometheus.json';

/** What `npm run metrics:learn` has learned from the programs themselves. */
export const exporterMetrics: readonly Metric[] = [
  ...learnedMetrics(prometheus, prometheusFile),
  ...learnedMetrics(alertmanager, alertmanagerFile),
  ...learnedMetrics(nodeExporter, nodeExporterFile),
];

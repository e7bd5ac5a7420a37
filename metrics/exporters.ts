import { learnedMetrics, shownBy } from '#lib/metrics/learned';
import type { Metric } from '#lib/metrics/metric';
import type { ShownSeries } from '#lib/metrics/saving';
import { blackbox, kubeStateMetrics, nodeExporter } from '#metrics/dwcp-jobs';
import {
  alertmanager,
  blackboxExporter,
  prometheus,
  victoriaMetrics,
  vmagent,
  vmalert,
  vmauth,
} from '#metrics/stack-jobs';
import alertmanagerFile from './exporters/alertmanager.json';
import blackboxFile from './exporters/blackbox.json';
import blackboxExporterFile from './exporters/blackbox-exporter.json';
import kubeStateMetricsFile from './exporters/kube-state-metrics.json';
import nodeExporterFile from './exporters/node-exporter.json';
import prometheusFile from './exporters/prometheus.json';
import victoriaMetricsFile from './exporters/victoria-metrics.json';
import vmagentFile from './exporters/vmagent.json';
import vmalertFile from './exporters/vmalert.json';
import vmauthFile from './exporters/vmauth.json';

const pages = [
  [prometheus, prometheusFile],
  [alertmanager, alertmanagerFile],
  [nodeExporter, nodeExporterFile],
  [kubeStateMetrics, kubeStateMetricsFile],
  [blackbox, blackboxFile],
  [blackboxExporter, blackboxExporterFile],
  [victoriaMetrics, victoriaMetricsFile],
  [vmagent, vmagentFile],
  [vmauth, vmauthFile],
  [vmalert, vmalertFile],
] as const;

/** What `npm run metrics:learn` has learned from the programs themselves. */
export const exporterMetrics: readonly Metric[] = pages.flatMap(([job, file]) => learnedMetrics(job, file));

/** How many series of each family their pages showed. */
export const shownSeries: ShownSeries = new Map(pages.map(([job, file]) => [job.name, shownBy(job, file)]));

import { type Edge, scraping } from '#lib/topology/edge';
import { blackboxExporter, kubeStateMetrics, nodeExporter } from '#lib/topology/programs';

/** Of what tells about nodes, objects of the cluster and endpoints. */
export const exportersEdges: readonly Edge[] = [
  scraping(nodeExporter, nodeExporter.ports.web),
  scraping(kubeStateMetrics, kubeStateMetrics.ports.web),
  scraping(blackboxExporter, blackboxExporter.ports.web, 'scrapes it, and what it probes'),
];

import type { Discovery } from '#lib/environment/metrics-choices';
import { type DroppedFamilies, familiesOf, familiesToDrop } from '#lib/metrics/families';
import type { ScrapeJob } from '#lib/metrics/job';
import { type Keeping, keptNames } from '#lib/metrics/kept';
import type { Metric } from '#lib/metrics/metric';

/** One rule of `relabel_configs` or `metric_relabel_configs`, in Prometheus' spelling. */
export interface RelabelRule {
  readonly source_labels?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: 'keep' | 'drop' | 'labeldrop';
}

/** What is known of metrics when scrape jobs are generated. */
export interface Catalogue {
  readonly jobs: readonly ScrapeJob[];
  readonly metrics: readonly Metric[];
  readonly dropped: readonly DroppedFamilies[];
}

/** The same, with what decides which families of exporters are kept. */
export type KeptCatalogue = Catalogue & Keeping;

/**
 * What happens to the series of a job: one family is kept by one job, whatever else its targets expose, and labels
 * are filled in where the series lacks them.
 */
export function metricRelabelRules(job: ScrapeJob, catalogue: KeptCatalogue): readonly RelabelRule[] {
  return [
    ...familyRules(job, catalogue),
    ...(job.droppedLabels ?? []).map((regex) => ({ regex, action: 'labeldrop' as const })),
    ...job.fallbackLabels.map(fallbackRule),
  ];
}

function familyRules(job: ScrapeJob, catalogue: KeptCatalogue): readonly RelabelRule[] {
  const byName = (action: 'keep' | 'drop', regex: string): RelabelRule => ({
    source_labels: ['__name__'],
    regex,
    action,
  });
  // Nothing has an empty name: a job that keeps none drops all.
  if (job.keeps === 'read') return [byName('keep', keptNames(job, catalogue).join('|'))];
  const dropped = catalogue.dropped.map(({ pattern }) => byName('drop', pattern));
  if (job.keeps === 'catalogued') {
    return [...dropped, byName('keep', familiesOf(job, catalogue.metrics).join('|'))];
  }
  const others = familiesToDrop(job, catalogue);
  return others.length === 0 ? dropped : [...dropped, byName('drop', others.join('|'))];
}

/** Where labels that a series lacks come from: nodes are called `dwcp-node-1:8080`, and their series say `node-1`. */
const fallbackSources: Readonly<Record<string, { readonly from: string; readonly to: string }>> = {
  node_id: { from: ';dwcp-node-(.+):.*', to: 'node-$1' },
};

/** @throws RangeError when nothing says where the label comes from */
function fallbackRule(label: string): RelabelRule {
  const source = fallbackSources[label];
  if (source === undefined) throw new RangeError(`no rule fills in the label ${label}`);
  // The leading ; matches only series without the label: writing over it would merge the series of two nodes.
  return {
    source_labels: [label, 'instance'],
    regex: source.from,
    target_label: label,
    replacement: source.to,
  };
}

/** Where the labels of targets come from in Kubernetes. */
const metaLabels: Readonly<Record<string, string>> = {
  namespace: '__meta_kubernetes_namespace',
  pod: '__meta_kubernetes_pod_name',
  node: '__meta_kubernetes_pod_node_name',
  container: '__meta_kubernetes_pod_container_name',
  service: '__meta_kubernetes_service_name',
};

/** Which discovered objects become targets, and what they are called. */
export function targetRelabelRules(job: ScrapeJob, discovery: Discovery): readonly RelabelRule[] {
  if (discovery.kind !== 'kubernetes') return [];
  const added = job.targetLabels.flatMap((label) => {
    const source =
      label === 'node' && discovery.role === 'node' ? '__meta_kubernetes_node_name' : metaLabels[label];
    return source === undefined ? [] : [{ source_labels: [source], target_label: label }];
  });
  if (discovery.role === 'node') return added;
  return [
    // Pods that have ended keep their address for a while, which another may have by then.
    { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed', action: 'drop' },
    { source_labels: ['__meta_kubernetes_pod_container_init'], regex: 'true', action: 'drop' },
    ...portRules(discovery),
    ...(job.exporter === undefined ? annotationRules : []),
    // By name and not by address, so that a series goes on when its pod is replaced.
    {
      source_labels: [
        job.isAboutNode === true ? '__meta_kubernetes_pod_node_name' : '__meta_kubernetes_pod_name',
        '__address__',
      ],
      regex: '(.+);.*:(\\d+)',
      target_label: 'instance',
      replacement: '$1:$2',
    },
    ...added,
  ];
}

const portLabels = {
  pod: {
    name: '__meta_kubernetes_pod_container_port_name',
    number: '__meta_kubernetes_pod_container_port_number',
    protocol: '__meta_kubernetes_pod_container_port_protocol',
  },
  endpointslice: {
    name: '__meta_kubernetes_endpointslice_port_name',
    number: '__meta_kubernetes_endpointslice_port',
    protocol: '__meta_kubernetes_endpointslice_port_protocol',
  },
} as const;

/** Ports by their names or numbers; a program may have a port of the same number for UDP. */
function portRules({ role, ports }: Extract<Discovery, { kind: 'kubernetes' }>): readonly RelabelRule[] {
  if (ports === undefined || role === 'node') return [];
  const { name, number, protocol } = portLabels[role];
  const wanted = ports.map((port) => (typeof port === 'number' ? `.*;${port}` : `${port};.*`));
  return [{ source_labels: [protocol, name, number], regex: `TCP;(${wanted.join('|')})`, action: 'keep' }];
}

/** Pods ask to be scraped by annotations: `prometheus.io/scrape`, and where it is not the default path, port and scheme. */
const annotationRules: readonly RelabelRule[] = [
  { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'], regex: 'true', action: 'keep' },
  {
    source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scheme'],
    regex: '(https?)',
    target_label: '__scheme__',
  },
  {
    source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_path'],
    regex: '(.+)',
    target_label: '__metrics_path__',
  },
  {
    source_labels: ['__address__', '__meta_kubernetes_pod_annotation_prometheus_io_port'],
    regex: '(\\[.+\\]|[^:]+)(?::\\d+)?;(\\d+)',
    target_label: '__address__',
    replacement: '$1:$2',
  },
];

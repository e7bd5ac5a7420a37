import { metricRelabelRules, type RelabelRule, targetRelabelRules } from '#lib/components/prometheus/relabel';
import type { Discovery } from '#lib/environment/metrics-choices';
import { exposedNames } from '#lib/metrics/families';
import type { ScrapeJob } from '#lib/metrics/job';
import { catalogue, job } from '#test/lib/components/example';

/** What becomes of a series, as Prometheus does it: regular expressions match the whole of the joined values. */
function relabel(
  rules: readonly RelabelRule[],
  series: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const labels = new Map(Object.entries(series));
  for (const rule of rules) {
    const joined = (rule.source_labels ?? []).map((name) => labels.get(name) ?? '').join(';');
    const match = new RegExp(`^(?:${rule.regex ?? '(.*)'})$`).exec(joined);
    if ((rule.action === 'keep') === (match === null) && rule.action !== undefined) return undefined;
    if (match === null || rule.target_label === undefined) continue;
    const value = (rule.replacement ?? '$1').replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
    labels.set(rule.target_label, value);
  }
  return Object.fromEntries(labels);
}

const scraped = (scrapeJob: ScrapeJob, series: Readonly<Record<string, string>>) =>
  relabel(metricRelabelRules(scrapeJob, catalogue), series);

describe('the metrics that a job keeps', () => {
  const [core = job('core'), , pods = job('pods')] = catalogue.jobs;

  it('leaves each family to exactly one of the jobs that see it', () => {
    const sharing = catalogue.jobs.filter(({ exporter }) => exporter !== 'prometheus');
    const keepers = catalogue.metrics
      .flatMap(exposedNames)
      .map((name) => [
        name,
        sharing.filter((each) => scraped(each, { __name__: name }) !== undefined).map((each) => each.name),
      ]);
    expect(Object.fromEntries(keepers)).toEqual({
      dwcp_latency_seconds_bucket: ['core'],
      dwcp_latency_seconds_count: ['core'],
      dwcp_latency_seconds_sum: ['core'],
      dwcp_opened_total: ['breaker'],
      dwcp_state: ['breaker'],
    });
  });

  it('keeps what nobody knows only where everything is kept', () => {
    const keepers = catalogue.jobs.filter((each) => scraped(each, { __name__: 'new_metric' }) !== undefined);
    expect(keepers.map(({ name }) => name)).toEqual(['core', 'pods', 'prometheus']);
  });

  it('drops what is for developers everywhere', () => {
    for (const each of catalogue.jobs) expect(scraped(each, { __name__: 'dwcp_debug_x' })).toBeUndefined();
    expect(scraped(pods, { __name__: 'xdwcp_debug_x' })).toBeDefined();
  });

  it.each([
    ['is filled in where the series has none', { instance: 'dwcp-node-2:8080' }, 'node-2'],
    ['is left as it is where the series has one', { instance: 'dwcp-node-2:8080', node_id: 'a' }, 'a'],
    ['is not made up for other programs', { instance: 'dwcp-manager:8080' }, undefined],
  ])('node_id %s', (_, labels, expected) => {
    expect(scraped(core, { __name__: 'dwcp_latency_seconds_sum', ...labels })?.node_id).toBe(expected);
  });

  it('keeps of exporters what is read and what the site wants besides, in one rule', () => {
    const kept = { ...catalogue, read: new Set(['dwcp_state']), alsoKeep: { breaker: ['dwcp_opened_.*'] } };
    expect(metricRelabelRules(job('breaker', { keeps: 'read' }), kept)).toEqual([
      { source_labels: ['__name__'], regex: 'dwcp_opened_total|dwcp_state', action: 'keep' },
    ]);
    expect(scraped(job('breaker', { keeps: 'read' }), { __name__: 'dwcp_state' })).toBeUndefined();
  });

  it('refuses a label that nothing fills in', () => {
    expect(() => metricRelabelRules(job('x', { fallbackLabels: ['rack'] }), catalogue)).toThrow(
      new RangeError('no rule fills in the label rack'),
    );
  });
});

describe('the targets of Kubernetes discovery', () => {
  const discovery: Discovery = { kind: 'kubernetes', role: 'pod', namespaces: [], ports: ['metrics', 9091] };
  const pod = {
    __address__: '10.0.0.7:8080',
    __meta_kubernetes_namespace: 'dwcp',
    __meta_kubernetes_pod_name: 'dwcp-node-1',
    __meta_kubernetes_pod_phase: 'Running',
    __meta_kubernetes_pod_container_port_name: 'metrics',
    __meta_kubernetes_pod_container_port_number: '8080',
    __meta_kubernetes_pod_container_port_protocol: 'TCP',
  };
  const numbered = (number: string) => ({
    __meta_kubernetes_pod_container_port_name: '',
    __meta_kubernetes_pod_container_port_number: number,
  });
  const target = (
    meta: Readonly<Record<string, string>>,
    scrapeJob = job('x', { targetLabels: ['namespace'] }),
  ) => relabel(targetRelabelRules(scrapeJob, discovery), meta);

  it('have one of the names or numbers of ports', () => {
    expect(target({ ...pod, ...numbered('9091') })).toBeDefined();
  });

  it('have them on the port of the Endpoints where a Service is asked', () => {
    const slices: Discovery = { kind: 'kubernetes', role: 'endpointslice', namespaces: [], ports: [8080] };
    const rules = targetRelabelRules(job('x'), slices);
    expect(relabel(rules, pod)).toBeUndefined();
    const bound = {
      ...pod,
      __meta_kubernetes_endpointslice_port: '8080',
      __meta_kubernetes_endpointslice_port_name: 'http',
      __meta_kubernetes_endpointslice_port_protocol: 'TCP',
    };
    expect(relabel(rules, bound)).toMatchObject({ instance: 'dwcp-node-1:8080' });
  });

  it('are called by their pod, and have the labels of the job', () => {
    expect(target(pod)).toMatchObject({ instance: 'dwcp-node-1:8080', namespace: 'dwcp' });
    expect(target(pod)).not.toHaveProperty('pod');
  });

  it.each([
    ['has ended', { __meta_kubernetes_pod_phase: 'Succeeded' }],
    ['only prepares', { __meta_kubernetes_pod_container_init: 'true' }],
    ['listens on another port', { __meta_kubernetes_pod_container_port_name: 'admin' }],
    ['has a port whose number begins alike', numbered('90910')],
    ['has a port of that number for UDP', { __meta_kubernetes_pod_container_port_protocol: 'UDP' }],
  ])('leave out what %s', (_, changed) => {
    expect(target({ ...pod, ...changed })).toBeUndefined();
  });

  describe('by annotation', () => {
    const { exporter: _, ...anything } = job('pods');
    const rules = targetRelabelRules(anything, { kind: 'kubernetes', role: 'pod', namespaces: [] });
    const annotated = { ...pod, __meta_kubernetes_pod_annotation_prometheus_io_scrape: 'true' };

    it('take only pods that ask for it', () => {
      expect(relabel(rules, pod)).toBeUndefined();
      expect(relabel(rules, annotated)).toMatchObject({ __address__: '10.0.0.7:8080' });
    });

    it.each([
      ['10.0.0.7:8080', '10.0.0.7:9000'],
      ['10.0.0.7', '10.0.0.7:9000'],
      ['[fd00::7]:8080', '[fd00::7]:9000'],
    ])('take path, scheme and port from there: %s', (address, expected) => {
      const asked = {
        ...annotated,
        __address__: address,
        __meta_kubernetes_pod_annotation_prometheus_io_path: '/stats',
        __meta_kubernetes_pod_annotation_prometheus_io_scheme: 'https',
        __meta_kubernetes_pod_annotation_prometheus_io_port: '9000',
      };
      expect(relabel(rules, asked)).toMatchObject({
        __address__: expected,
        __metrics_path__: '/stats',
        __scheme__: 'https',
        instance: 'dwcp-node-1:9000',
      });
    });
  });
});

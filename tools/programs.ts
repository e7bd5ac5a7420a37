import type { Program, Use } from '#tools/program';

/** Where the programs of the Prometheus project keep their version. */
const commonVersion = { variable: 'github.com/prometheus/common/version.Version', prefix: '' } as const;

const prometheus = {
  kind: 'Go',
  folder: 'tools/prometheus',
  module: 'github.com/prometheus/prometheus',
  versionIn: commonVersion,
} as const;

/**
 * The service discoveries that an environment can ask for, and no others: the cloud providers' libraries are
 * most of what Prometheus compiles (110 s instead of 250 s for promtool on two cores).
 */
const discoveries = ['remove_all_sd', 'enable_kubernetes_sd', 'enable_consul_sd', 'enable_dns_sd'];

const alertmanager = {
  kind: 'Go',
  folder: 'tools/alertmanager',
  module: 'github.com/prometheus/alertmanager',
  versionIn: commonVersion,
} as const;

/** The release's Go module lacks the compiled user interface that the source embeds. */
const withoutInterface = {
  'ui/app/dist/index.html': 'This build of Alertmanager has no user interface.\n',
};

/** All of one version, as a cluster has them. */
const kubernetes = {
  kind: 'Go',
  folder: 'tools/kubernetes',
  module: 'k8s.io/kubernetes',
  versionIn: { variable: 'k8s.io/component-base/version.gitVersion', prefix: 'v' },
} as const;

const jaeger = {
  kind: 'Go',
  folder: 'tools/jaeger',
  module: 'github.com/jaegertracing/jaeger',
  versionIn: { variable: 'github.com/jaegertracing/jaeger/internal/version.latestVersion', prefix: 'v' },
} as const;

/** One package holds them all. Its version is older than what is deployed: Debian keeps the one it was released with. */
const victoriaMetrics = {
  kind: 'Debian',
  package: { name: 'victoria-metrics', version: '1.112.0+ds1-2', release: 'trixie' },
} as const;

/** Every program that a command of this repository uses. */
export const programs = {
  promtool: {
    name: 'promtool',
    purpose: 'checks Prometheus configuration and rules, runs the cases of alerts',
    usedBy: ['test', 'verify'],
    ...prometheus,
    build: { kind: 'package', package: 'github.com/prometheus/prometheus/cmd/promtool', tags: discoveries },
  },
  prometheus: {
    name: 'prometheus',
    purpose: 'runs the generated configuration',
    usedBy: ['verify', 'verify:tiers', 'measure', 'verify:kubernetes'],
    ...prometheus,
    build: { kind: 'package', package: 'github.com/prometheus/prometheus/cmd/prometheus', tags: discoveries },
  },
  'promql-judge': {
    name: 'promql-judge',
    purpose: "judges expressions with Prometheus' own parser",
    usedBy: ['test'],
    ...prometheus,
    build: { kind: 'own package', package: './judge' },
  },
  amtool: {
    name: 'amtool',
    purpose: 'checks Alertmanager configuration and routes',
    usedBy: ['test', 'verify'],
    ...alertmanager,
    build: { kind: 'package of a completed copy', package: './cmd/amtool', added: withoutInterface },
  },
  alertmanager: {
    name: 'alertmanager',
    purpose: 'runs the generated configuration',
    usedBy: ['verify'],
    ...alertmanager,
    build: { kind: 'package of a completed copy', package: './cmd/alertmanager', added: withoutInterface },
  },
  'victoria-metrics': {
    name: 'victoria-metrics',
    purpose: 'stores samples: VictoriaMetrics on a single node',
    usedBy: ['test', 'verify', 'verify:tiers', 'measure'],
    ...victoriaMetrics,
  },
  vmalert: {
    name: 'vmalert',
    purpose: 'evaluates the rules with long windows',
    usedBy: ['test', 'verify'],
    ...victoriaMetrics,
  },
  'vmalert-tool': {
    name: 'vmalert-tool',
    purpose: 'runs the cases of rules as vmalert evaluates them',
    usedBy: ['test'],
    ...victoriaMetrics,
  },
  vmauth: {
    name: 'vmauth',
    purpose: 'lets in, by token, who reads and writes long-term storage',
    usedBy: ['test', 'verify', 'verify:tiers'],
    ...victoriaMetrics,
  },
  vmagent: {
    name: 'vmagent',
    purpose: 'passes samples on to every tier of long-term storage',
    usedBy: ['test', 'verify', 'verify:tiers'],
    ...victoriaMetrics,
  },
  vmbackup: {
    name: 'vmbackup',
    purpose: 'copies what a storage node keeps',
    usedBy: ['test', 'verify', 'verify:tiers'],
    ...victoriaMetrics,
  },
  vmrestore: {
    name: 'vmrestore',
    purpose: 'puts back what vmbackup copied',
    usedBy: ['verify:tiers'],
    ...victoriaMetrics,
  },
  loki: {
    name: 'loki',
    purpose: 'checks its configuration and the rules over logs, stores and queries logs',
    usedBy: ['verify'],
    kind: 'Go',
    folder: 'tools/loki',
    module: 'github.com/grafana/loki/v3',
    versionIn: { variable: 'github.com/grafana/loki/v3/pkg/util/build.Version', prefix: '' },
    build: { kind: 'package', package: 'github.com/grafana/loki/v3/cmd/loki', tags: [] },
  },
  jaeger: {
    name: 'jaeger',
    purpose: 'stores and queries traces',
    usedBy: ['verify', 'verify:elasticsearch'],
    ...jaeger,
    build: { kind: 'package', package: 'github.com/jaegertracing/jaeger/cmd/jaeger', tags: [] },
  },
  'jaeger-es-index-cleaner': {
    name: 'jaeger-es-index-cleaner',
    purpose: 'deletes the indices of old traces',
    usedBy: ['verify', 'verify:elasticsearch'],
    ...jaeger,
    build: { kind: 'package', package: 'github.com/jaegertracing/jaeger/cmd/es-index-cleaner', tags: [] },
  },
  'otelcol-contrib': {
    name: 'otelcol-contrib',
    purpose: 'checks and runs the configuration of every OpenTelemetry Collector',
    usedBy: ['verify', 'verify:elasticsearch'],
    kind: 'Go',
    folder: 'tools/otelcol',
    module: 'go.opentelemetry.io/collector/otelcol',
    versionIn: { variable: 'main.version', prefix: '' },
    build: { kind: 'own package', package: '.' },
  },
  'elasticsearch-exporter': {
    name: 'elasticsearch-exporter',
    purpose: 'reads the flags of the exporter of Elasticsearch and serves its metrics',
    usedBy: ['verify', 'verify:elasticsearch'],
    kind: 'Go',
    folder: 'tools/elasticsearch-exporter',
    module: 'github.com/prometheus-community/elasticsearch_exporter',
    versionIn: commonVersion,
    build: { kind: 'package', package: 'github.com/prometheus-community/elasticsearch_exporter', tags: [] },
  },
  'oauth2-proxy': {
    name: 'oauth2-proxy',
    purpose: 'lets in, by single sign-on, who looks at programs that have no login',
    usedBy: ['verify'],
    kind: 'Go',
    folder: 'tools/oauth2-proxy',
    module: 'github.com/oauth2-proxy/oauth2-proxy/v7',
    versionIn: { variable: 'github.com/oauth2-proxy/oauth2-proxy/v7/pkg/version.VERSION', prefix: 'v' },
    build: { kind: 'package', package: 'github.com/oauth2-proxy/oauth2-proxy/v7', tags: [] },
  },
  node_exporter: {
    name: 'node_exporter',
    purpose: 'tells about this machine with the generated arguments',
    usedBy: ['verify'],
    kind: 'Go',
    folder: 'tools/node-exporter',
    module: 'github.com/prometheus/node_exporter',
    versionIn: commonVersion,
    build: { kind: 'package', package: 'github.com/prometheus/node_exporter', tags: [] },
  },
  'kube-state-metrics': {
    name: 'kube-state-metrics',
    purpose: 'tells about the objects of a cluster with the generated arguments and rights',
    usedBy: ['verify:kubernetes'],
    kind: 'Go',
    folder: 'tools/kube-state-metrics',
    module: 'k8s.io/kube-state-metrics/v2',
    versionIn: commonVersion,
    build: { kind: 'package', package: 'k8s.io/kube-state-metrics/v2', tags: [] },
  },
  'prometheus-blackbox-exporter': {
    name: 'prometheus-blackbox-exporter',
    purpose: 'reads its configuration and probes with it',
    usedBy: ['verify'],
    kind: 'Debian',
    // Older than what is deployed: Debian keeps the one it was released with.
    package: { name: 'prometheus-blackbox-exporter', version: '0.26.0-1', release: 'trixie' },
  },
  'alloy-syntax': {
    name: 'alloy-syntax',
    purpose: "parses configurations with Alloy's own parser",
    usedBy: ['verify'],
    kind: 'Go',
    folder: 'tools/alloy',
    module: 'github.com/grafana/alloy/syntax',
    build: { kind: 'own package', package: '.' },
  },
  kubeconform: {
    name: 'kubeconform',
    purpose: 'checks every field of manifests against the schemas of Kubernetes',
    usedBy: ['verify'],
    kind: 'Go',
    folder: 'tools/kubeconform',
    module: 'github.com/yannh/kubeconform',
    build: { kind: 'package', package: 'github.com/yannh/kubeconform/cmd/kubeconform', tags: [] },
  },
  'kube-score': {
    name: 'kube-score',
    purpose: 'judges how reliable and how secure manifests are',
    usedBy: ['verify'],
    kind: 'Go',
    folder: 'tools/kube-score',
    module: 'github.com/zegl/kube-score',
    build: { kind: 'package', package: 'github.com/zegl/kube-score/cmd/kube-score', tags: [] },
  },
  checkov: {
    name: 'checkov',
    purpose: 'judges how secure manifests are',
    usedBy: ['verify'],
    kind: 'Python',
    folder: 'tools/checkov',
    package: 'checkov',
    module: 'checkov.main',
  },
  etcd: {
    name: 'etcd',
    purpose: 'keeps the objects of kube-apiserver',
    usedBy: ['verify:kubernetes'],
    kind: 'Go',
    folder: 'tools/etcd',
    module: 'go.etcd.io/etcd/server/v3',
    build: { kind: 'own package', package: '.', released: true },
  },
  'kube-apiserver': {
    name: 'kube-apiserver',
    purpose: 'admits, defaults and keeps manifests as a cluster does',
    usedBy: ['verify:kubernetes'],
    ...kubernetes,
    build: { kind: 'package', package: 'k8s.io/kubernetes/cmd/kube-apiserver', tags: [] },
  },
  'kube-controller-manager': {
    name: 'kube-controller-manager',
    purpose: 'makes pods and volume claims of workloads',
    usedBy: ['verify:kubernetes'],
    ...kubernetes,
    build: { kind: 'package', package: 'k8s.io/kubernetes/cmd/kube-controller-manager', tags: [] },
  },
  'kube-scheduler': {
    name: 'kube-scheduler',
    purpose: 'gives pods a node',
    usedBy: ['verify:kubernetes'],
    ...kubernetes,
    build: { kind: 'package', package: 'k8s.io/kubernetes/cmd/kube-scheduler', tags: [] },
  },
  kubectl: {
    name: 'kubectl',
    purpose: 'applies manifests',
    usedBy: ['verify:kubernetes'],
    ...kubernetes,
    build: { kind: 'package', package: 'k8s.io/kubernetes/cmd/kubectl', tags: [] },
  },
  kwok: {
    name: 'kwok',
    purpose: 'plays the nodes of a cluster, on which pods get ready without running',
    usedBy: ['verify:kubernetes'],
    kind: 'Go',
    folder: 'tools/kwok',
    module: 'sigs.k8s.io/kwok',
    build: { kind: 'package', package: 'sigs.k8s.io/kwok/cmd/kwok', tags: [] },
  },
  opensearch: {
    name: 'opensearch',
    purpose: 'stands in for Elasticsearch, which no registry has: Jaeger speaks both',
    usedBy: ['verify:elasticsearch'],
    kind: 'Maven',
    folder: 'tools/opensearch',
    artifact: 'opensearch',
    mainClass: 'OpenSearch',
  },
  vminsert: {
    name: 'vminsert',
    purpose: 'spreads samples over vmstorage',
    usedBy: ['verify'],
    kind: 'foreign',
  },
  vmselect: {
    name: 'vmselect',
    purpose: 'answers queries from vmstorage',
    usedBy: ['verify'],
    kind: 'foreign',
  },
  vmstorage: { name: 'vmstorage', purpose: 'keeps samples', usedBy: ['verify'], kind: 'foreign' },
  grafana: { name: 'grafana', purpose: 'shows dashboards', usedBy: ['verify'], kind: 'foreign' },
} as const satisfies Readonly<Record<string, Program>>;

export type ProgramName = keyof typeof programs;

/** The programs that a command obtains before it starts. */
export function programsOf(use: Use): readonly Program[] {
  return Object.values<Program>(programs).filter(({ usedBy }) => usedBy.includes(use));
}

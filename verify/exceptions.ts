import type { Judge } from '#verify/finding';

/** A finding that is accepted. */
export interface Exception {
  /** The check by the name that each judge has for it. */
  readonly checks: Readonly<Partial<Record<Judge, string>>>;
  /** `every`, or those like `StatefulSet/prometheus`; `*` at the end stands for anything. */
  readonly objects: 'every' | readonly string[];
  /** Why it is right as it is. */
  readonly because: string;
}

/** Every accepted finding. One that no environment has any more is an error. */
export const exceptions: readonly Exception[] = [
  {
    checks: { 'kube-score': 'container-image-pull-policy', checkov: 'CKV_K8S_15' },
    objects: 'every',
    because:
      'images.lock.json names one release of each image, so a pull brings nothing new; a node that has the image can start the pod while the registry is away',
  },
  {
    checks: { checkov: 'CKV_K8S_43' },
    objects: 'every',
    because:
      'digests are filled in where a registry is at hand, and are never invented; npm run synth -- --require-digests refuses their absence',
  },
  {
    checks: { checkov: 'CKV_K8S_38' },
    objects: ['StatefulSet/otel-collector'],
    because:
      'it asks the API server which pod a span comes from, with a role that reads pods and nothing else',
  },
  {
    checks: { checkov: 'CKV_K8S_38' },
    objects: ['DaemonSet/otel-logs'],
    because:
      'it asks the API server which pod a line comes from, with a role that reads pods and nothing else',
  },
  {
    checks: { 'kube-score': 'container-security-context-user-group-id', checkov: 'CKV_K8S_40' },
    objects: ['DaemonSet/otel-logs'],
    because: "log files are root's, and nobody else may read them; of root it has no capability",
  },
  {
    checks: { checkov: 'CKV_K8S_23' },
    objects: ['DaemonSet/otel-logs'],
    because: "log files are root's, and nobody else may read them; of root it has no capability",
  },
  {
    checks: { checkov: 'CKV_K8S_35' },
    objects: ['StatefulSet/loki', 'StatefulSet/pyroscope'],
    because: 'its client of object storage reads keys from variables, and not from files',
  },
  {
    checks: { checkov: 'CKV_K8S_38' },
    objects: ['StatefulSet/kube-state-metrics'],
    because:
      'it tells about what the API server has, with a role that lists the objects whose metrics are kept and nothing else',
  },
  {
    checks: { checkov: 'CKV_K8S_38' },
    objects: ['StatefulSet/alloy'],
    because: 'it asks the API server whose profiles it takes, with a role that reads pods and nothing else',
  },
  {
    checks: { 'kube-score': 'container-security-context-user-group-id', checkov: 'CKV_K8S_40' },
    objects: ['StatefulSet/alloy'],
    because: 'the image has a user of its own, 473',
  },
  {
    checks: { 'kube-score': 'pod-probes', checkov: 'CKV_K8S_8' },
    objects: ['StatefulSet/alloy'],
    because:
      'what it says of its health is whether it reaches the API server and Pyroscope, which a restart does not change; an annotation of the object says so too',
  },
  {
    checks: { 'kube-score': 'pod-probes', checkov: 'CKV_K8S_8' },
    objects: ['StatefulSet/pyroscope'],
    because:
      'a restart while it replays its log begins again from the start; an annotation of the object says so too',
  },
  {
    checks: { checkov: 'CKV_K8S_38' },
    objects: ['StatefulSet/prometheus'],
    because: 'Prometheus asks the API server for its targets, with a role that reads them and nothing else',
  },
  {
    checks: { 'kube-score': 'container-cpu-requests-equal-limits' },
    objects: 'every',
    because:
      'a start and a heavy query may take CPU that nobody else wants; the node takes it back without harm, unlike memory, which is limited to what is requested',
  },
  {
    checks: { 'kube-score': 'container-resource-requests-equal-limits' },
    objects: 'every',
    because: 'it sums up the requests of CPU, which may be exceeded, and of memory, which may not',
  },
  {
    checks: { 'kube-score': 'pod-probes', checkov: 'CKV_K8S_8' },
    objects: ['StatefulSet/vmstorage*', 'StatefulSet/victoria-metrics'],
    because:
      'a restart cures nothing that slows storage down, and costs the samples that were not written yet; an annotation of the object says so too',
  },
  {
    checks: { 'kube-score': 'pod-probes', checkov: 'CKV_K8S_8' },
    objects: ['StatefulSet/elasticsearch'],
    because:
      'a restart throws away what a node that is only busy has in memory, and it ends by itself when it cannot go on',
  },
  {
    checks: { 'kube-score': 'pod-probes-identical' },
    objects: [
      'DaemonSet/otel-logs',
      'StatefulSet/otel-collector',
      'StatefulSet/otel-sampler',
      'StatefulSet/jaeger',
      'StatefulSet/jaeger-collector',
      'StatefulSet/jaeger-query',
    ],
    because:
      'a collector has one path that says how it is; it takes a minute of silence before it is restarted, and 15 s before it gets no requests any more',
  },
  {
    checks: { 'kube-score': 'container-security-context-user-group-id', checkov: 'CKV_K8S_40' },
    objects: ['StatefulSet/elasticsearch'],
    because: 'the files of the image belong to its user, 1000',
  },
  {
    checks: { checkov: 'CKV_K8S_35' },
    objects: ['StatefulSet/elasticsearch-exporter', 'CronJob/jaeger-es-index-cleaner'],
    because: 'both read their password from a variable, and not from a file',
  },
  {
    checks: { checkov: 'CKV_K8S_35' },
    objects: ['CronJob/vmbackup-*'],
    because:
      'vmbackup reads keys from a file of a form of its own, and not from one for each, as they are in the Secret',
  },
  {
    checks: { checkov: 'CKV_K8S_35' },
    objects: ['StatefulSet/vmauth', 'StatefulSet/loki-gateway', 'StatefulSet/pyroscope-gateway'],
    because:
      'vmauth reads the tokens of its users from its configuration or from variables, and not from files',
  },
];

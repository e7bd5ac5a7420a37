import type { Judge } from '#verify/finding';

/** A finding that is accepted. */
export interface Exception {
  /** The check by the name that each judge has for it. */
  readonly checks: Readonly<Partial<Record<Judge, string>>>;
  /** `every`, or those like `StatefulSet/prometheus`. */
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
    objects: ['StatefulSet/vmstorage', 'StatefulSet/victoria-metrics'],
    because:
      'a restart cures nothing that slows storage down, and costs the samples that were not written yet; an annotation of the object says so too',
  },
  {
    checks: { checkov: 'CKV_K8S_35' },
    objects: ['StatefulSet/vmauth'],
    because:
      'vmauth reads the tokens of its users from its configuration or from variables, and not from files',
  },
];

/** A program that judges how safe and how reliable manifests are. */
export type Judge = (typeof judges)[number];

export const judges = ['kube-score', 'checkov'] as const;

/** What a judge does not like about one object. */
export interface Finding {
  readonly judge: Judge;
  /** The name of its check: `CKV_K8S_15`, `container-image-pull-policy`. */
  readonly check: string;
  /** As in `StatefulSet/prometheus`. */
  readonly object: string;
  readonly message: string;
}

/** What a judge says of one environment. */
export interface Judgement {
  /** How many objects, or checks of objects, it looked at. */
  readonly judged: string;
  readonly findings: readonly Finding[];
}

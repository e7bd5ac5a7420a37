import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/** Pods of one namespace. */
export interface PodSelection {
  readonly namespace: string;
  /** A label selector: `app.kubernetes.io/name=ingress-nginx`. */
  readonly selector: string;
}

/** A key of a ConfigMap that must exist in the namespace of the stack. */
export interface ConfigMapReference {
  readonly configMap: string;
  readonly key: string;
}

export interface Storage {
  /** A key of `storageClasses`. Absent in `processes`. */
  readonly storageClass?: string;
  readonly size: Bytes;
}

/** A server that speaks the protocol of S3. */
export interface ObjectStorageChoices {
  /** `https://s3.example.com`. */
  readonly url: string;
  readonly region: string;
  readonly accessKey: SecretReference;
  readonly secretKey: SecretReference;
}

/** A bucket of the object storage. */
export interface Bucket {
  readonly bucket: string;
  /** After how long the bucket deletes objects by itself. Absent: never. */
  readonly deletesAfter?: Duration;
}

/** What is chosen of a program of which several run. */
export interface ReplicatedChoices {
  readonly replicas: number;
  /** Explicit sizes win over the sizing model. */
  readonly resources?: Resources;
}

/** CPU in cores. */
export interface Resources {
  readonly cpu: number;
  readonly memory: Bytes;
}

/** What programs show to vmauth before they may read or write what it stands in front of. */
export interface AccessTokens {
  readonly read: SecretReference;
  readonly write: SecretReference;
  /** Second tokens that vmauth lets in beside them, while tokens are changed. */
  readonly otherRead?: SecretReference;
  readonly otherWrite?: SecretReference;
}

/** A key of a Secret that must exist; never its value. In `processes` the file is `<secret>/<key>` beside the data. */
export interface SecretReference {
  readonly secret: string;
  readonly key: string;
}

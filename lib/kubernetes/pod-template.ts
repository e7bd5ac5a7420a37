import type { KubernetesOutput } from '#lib/environment/output-choices';
import { withEphemeralStorage } from '#lib/kubernetes/ephemeral-storage';
import type { Container, PodSecurityContext, PodSpec, PodTemplateSpec, Volume } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import { restrictedContainer, restrictedPod } from '#lib/kubernetes/security';
import type { Duration } from '#lib/units/duration';

/** What is particular to the pods of one program, however many of them run and wherever. */
export interface Pod {
  readonly name: string;
  /** Its one container: image, arguments, ports, probes, resources, mounts. */
  readonly container: Container;
  /** Containers that end before it starts. @default none */
  readonly initContainers?: readonly Container[];
  readonly volumes: readonly Volume[];
  /** How long it may take to stop before it is killed. */
  readonly stopsWithin: Duration;
  /** Whether it talks to the Kubernetes API. */
  readonly usesApi: boolean;
  /** Changes of these replace the pods. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** The user that the image runs as, by its number. @default `nobody` */
  readonly user?: number;
  /** What its node has to let it do. @default what the `restricted` standard allows */
  readonly podSecurity?: PodSecurityContext;
}

/**
 * The template of a program's pods.
 *
 * @param placement where they run, and what else is particular to the kind of workload
 */
export function podTemplate(
  pod: Pod,
  output: KubernetesOutput,
  placement: Partial<PodSpec>,
): PodTemplateSpec {
  const { name, container, initContainers = [], volumes, user } = pod;
  const security = pod.podSecurity ?? {
    ...restrictedPod,
    ...(user !== undefined && { runAsUser: user, runAsGroup: user, fsGroup: user }),
  };
  const hardened = (each: Container): Container => ({
    ...each,
    resources: withEphemeralStorage(each.resources ?? {}, volumes),
    imagePullPolicy: 'IfNotPresent',
    terminationMessagePolicy: 'FallbackToLogsOnError',
    securityContext: { ...restrictedContainer, ...each.securityContext },
  });
  return {
    metadata: {
      labels: labels(name),
      ...(pod.podAnnotations && { annotations: pod.podAnnotations }),
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: pod.usesApi,
      // Variables for every Service of the namespace: nothing reads them.
      enableServiceLinks: false,
      ...(output.imagePullSecrets.length > 0 && {
        imagePullSecrets: output.imagePullSecrets.map((secret) => ({ name: secret })),
      }),
      ...placement,
      securityContext: security,
      terminationGracePeriodSeconds: pod.stopsWithin.toKubernetesSeconds(),
      ...(initContainers.length > 0 && { initContainers: initContainers.map(hardened) }),
      containers: [hardened(container)],
      volumes,
    },
  };
}

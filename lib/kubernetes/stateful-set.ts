import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { Storage } from '#lib/environment/shared-choices';
import { object } from '#lib/kubernetes/kinds';
import { labels, selectorLabels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { type Pod, podTemplate } from '#lib/kubernetes/pod-template';
import { noLivenessProbe } from '#lib/kubernetes/probes';
import { scheduling } from '#lib/kubernetes/scheduling';
import type { Bytes } from '#lib/units/bytes';
import { type Duration, seconds } from '#lib/units/duration';

/** The volume of each replica, in the storage class of the cluster that the environment's name for it means. */
export function claimOf(
  { size, storageClass = '' }: Storage,
  { storageClasses }: KubernetesOutput,
  mountPath: string,
): NonNullable<StatefulProgram['storage']> {
  const storageClassName = storageClasses[storageClass];
  return { size, mountPath, ...(storageClassName !== undefined && { storageClassName }) };
}

/** What is particular to one replicated program. */
export interface StatefulProgram extends Pod {
  readonly replicas: number;
  /** The volume called `data`, of which each replica has its own. @default none: nothing is kept */
  readonly storage?: { readonly size: Bytes; readonly storageClassName?: string; readonly mountPath: string };
  /** Whether two replicas never share a node. @default they do when there is no other */
  readonly apart?: boolean;
  /** How long a replica is ready before the next one is replaced. @default 10 s */
  readonly settlesWithin?: Duration;
  /** Why its container has no liveness probe. Not in the pods, so that other words do not replace them. */
  readonly withoutLivenessProbe?: string;
}

/**
 * Replicas with names, addresses and, where they keep data, volumes of their own. Programs that keep nothing run like this
 * too: a replica is called the same in alerts, in `instance` and in kubectl.
 */
export function statefulSet(program: StatefulProgram, output: KubernetesOutput): KubernetesObject {
  const { name, container, storage } = program;
  const dataMounts = storage === undefined ? [] : [{ name: 'data', mountPath: storage.mountPath }];
  return object(
    'StatefulSet',
    {
      name,
      namespace: output.namespace,
      labels: labels(name),
      ...(program.withoutLivenessProbe !== undefined && {
        annotations: { [noLivenessProbe]: program.withoutLivenessProbe },
      }),
    },
    {
      apiVersion: 'apps/v1',
      spec: {
        serviceName: name,
        replicas: program.replicas,
        // After an outage the replicas start together; updates still take them one at a time.
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: 'RollingUpdate' },
        minReadySeconds: (program.settlesWithin ?? seconds(10)).toKubernetesSeconds(),
        selector: { matchLabels: selectorLabels(name) },
        template: podTemplate(
          {
            ...program,
            container: { ...container, volumeMounts: [...dataMounts, ...(container.volumeMounts ?? [])] },
          },
          output,
          scheduling(name, output, program.apart === true),
        ),
        ...(storage !== undefined && {
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: {
                accessModes: ['ReadWriteOnce'],
                ...(storage.storageClassName !== undefined && { storageClassName: storage.storageClassName }),
                resources: { requests: { storage: storage.size.toKubernetes() } },
              },
            },
          ],
        }),
      },
    },
  );
}

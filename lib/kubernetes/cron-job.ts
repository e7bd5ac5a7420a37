import type { KubernetesOutput } from '#lib/environment/output-choices';
import { object, type PodSpec } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import { priorityClassName } from '#lib/kubernetes/namespace';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { type Pod, podTemplate } from '#lib/kubernetes/pod-template';
import type { Duration } from '#lib/units/duration';

/** What is particular to something that is done again and again. */
export interface RepeatedProgram extends Pod {
  /** As cron has it, in UTC: `15 2 * * *`. */
  readonly schedule: string;
  /** After how long a run is given up. */
  readonly endsWithin: Duration;
  /** As it is called, where several do the same. @default as its pods */
  readonly job?: string;
  /** The pod of a StatefulSet on whose node it runs. @default any node */
  readonly besidePod?: string;
}

/** One run at a time; a run that fails is tried twice again, and the next one comes in any case. */
export function cronJob(program: RepeatedProgram, output: KubernetesOutput): KubernetesObject {
  const { name, schedule, endsWithin, job = name, besidePod } = program;
  return object(
    'CronJob',
    { name: job, namespace: output.namespace, labels: labels(name) },
    {
      apiVersion: 'batch/v1',
      spec: {
        schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        // Late rather than not at all, as after an outage of the control plane.
        startingDeadlineSeconds: 3_600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            backoffLimit: 2,
            activeDeadlineSeconds: endsWithin.toKubernetesSeconds(),
            template: podTemplate(program, output, {
              ...(Object.keys(output.nodeSelector).length > 0 && { nodeSelector: output.nodeSelector }),
              ...(output.tolerations.length > 0 && { tolerations: output.tolerations }),
              priorityClassName,
              ...(besidePod !== undefined && { affinity: beside(besidePod) }),
              restartPolicy: 'Never',
            }),
          },
        },
      },
    },
  );
}

/** On the node of one pod, which its StatefulSet labels with its name. */
const beside = (pod: string): NonNullable<PodSpec['affinity']> => ({
  podAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: { matchLabels: { 'statefulset.kubernetes.io/pod-name': pod } },
      },
    ],
  },
});

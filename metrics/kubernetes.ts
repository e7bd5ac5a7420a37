import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { cadvisor, kubelet, kubeStateMetrics } from '#metrics/dwcp-jobs';

/** Containers of one node: Kubernetes' own limit of 110 pods, two containers and the pod itself each. */
const ofContainer = {
  job: cadvisor,
  labels: {
    id: upTo(330, 'The control group'),
    container: impliedBy('id', 'The container; empty for the whole pod'),
    pod: impliedBy('id', 'The pod'),
    namespace: impliedBy('id', 'The namespace'),
    image: impliedBy('id', 'The image'),
    name: impliedBy('id', 'The name that the runtime gives the container'),
  },
  source: {
    kind: 'documented',
    document: 'https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md',
  },
} as const;

export const containerCpu = counter('container_cpu_usage_seconds_total', {
  help: 'CPU time that the container used',
  unit: 'seconds',
  ...ofContainer,
  labels: { ...ofContainer.labels, cpu: oneOf('Always the sum', 'total') },
});

export const containerThrottledPeriods = counter('container_cpu_cfs_throttled_periods_total', {
  help: 'Periods in which the container was held back at its CPU limit',
  unit: 'count',
  ...ofContainer,
});

export const containerPeriods = counter('container_cpu_cfs_periods_total', {
  help: 'Periods of the CPU scheduler that the container ran in',
  unit: 'count',
  ...ofContainer,
});

export const containerWorkingSet = gauge('container_memory_working_set_bytes', {
  help: 'Memory in use that cannot be freed: what the memory limit is compared with',
  unit: 'bytes',
  ...ofContainer,
});

export const containerOomEvents = counter('container_oom_events_total', {
  help: 'Times that a process of the container was killed at the memory limit',
  unit: 'count',
  ...ofContainer,
});

/** Volumes of one node: two a pod at most. */
const ofVolume = {
  job: kubelet,
  labels: {
    namespace: impliedBy('persistentvolumeclaim', 'The namespace'),
    persistentvolumeclaim: upTo(220, 'The claim of the volume'),
  },
  source: { kind: 'documented', document: 'https://kubernetes.io/docs/reference/instrumentation/metrics/' },
} as const;

export const volumeAvailable = gauge('kubelet_volume_stats_available_bytes', {
  help: 'Free space of the volume',
  unit: 'bytes',
  ...ofVolume,
});

export const volumeCapacity = gauge('kubelet_volume_stats_capacity_bytes', {
  help: 'Size of the volume',
  unit: 'bytes',
  ...ofVolume,
});

export const volumeUsed = gauge('kubelet_volume_stats_used_bytes', {
  help: 'Used space of the volume',
  unit: 'bytes',
  ...ofVolume,
});

export const volumeInodesFree = gauge('kubelet_volume_stats_inodes_free', {
  help: 'Free inodes of the volume',
  unit: 'count',
  ...ofVolume,
});

export const volumeInodes = gauge('kubelet_volume_stats_inodes', {
  help: 'Inodes of the volume',
  unit: 'count',
  ...ofVolume,
});

const documentedByKubeStateMetrics = {
  job: kubeStateMetrics,
  source: { kind: 'documented', document: 'https://github.com/kubernetes/kube-state-metrics/tree/main/docs' },
} as const;

/** Pods of one cluster. */
const podLabels = {
  pod: upTo(3_000, 'The pod'),
  uid: impliedBy('pod', 'The unique id of the pod'),
  namespace: impliedBy('pod', 'The namespace'),
};
const containerLabels = { ...podLabels, container: upTo(3, 'The container') };

export const containerRestarts = counter('kube_pod_container_status_restarts_total', {
  help: 'Restarts of the container',
  unit: 'count',
  labels: containerLabels,
  zeroInitialised: true,
  ...documentedByKubeStateMetrics,
});

export const containerWaiting = gauge('kube_pod_container_status_waiting_reason', {
  help: '1 for the reason for which the container waits',
  unit: 'none',
  labels: { ...containerLabels, reason: upTo(2, 'Such as CrashLoopBackOff') },
  ...documentedByKubeStateMetrics,
});

export const containerLastTerminated = gauge('kube_pod_container_status_last_terminated_reason', {
  help: '1 for the reason for which the container ended last',
  unit: 'none',
  labels: { ...containerLabels, reason: upTo(1, 'Such as OOMKilled') },
  ...documentedByKubeStateMetrics,
});

export const podPhase = gauge('kube_pod_status_phase', {
  help: '1 for the phase that the pod is in, 0 for the others',
  unit: 'none',
  labels: { ...podLabels, phase: oneOf('The phase', 'Pending', 'Running', 'Succeeded', 'Failed', 'Unknown') },
  ...documentedByKubeStateMetrics,
});

export const podReady = gauge('kube_pod_status_ready', {
  help: '1 for whether the pod is ready, 0 for the others',
  unit: 'none',
  labels: { ...podLabels, condition: oneOf('Whether it is ready', 'true', 'false', 'unknown') },
  ...documentedByKubeStateMetrics,
});

export const podInfo = gauge('kube_pod_info', {
  help: 'Always 1; tells where the pod runs and what made it',
  unit: 'none',
  labels: {
    ...podLabels,
    node: impliedBy('pod', 'The node it runs on'),
    host_ip: impliedBy('pod', 'The address of the node'),
    pod_ip: impliedBy('pod', 'The address of the pod'),
    created_by_kind: impliedBy('pod', 'The kind of its owner'),
    created_by_name: impliedBy('pod', 'The name of its owner'),
    priority_class: impliedBy('pod', 'The priority class'),
    host_network: impliedBy('pod', 'Whether it uses the network of the node'),
  },
  ...documentedByKubeStateMetrics,
});

const ofDeployment = {
  labels: { namespace: impliedBy('deployment', 'The namespace'), deployment: upTo(500, 'The Deployment') },
  ...documentedByKubeStateMetrics,
};
const ofStatefulSet = {
  labels: { namespace: impliedBy('statefulset', 'The namespace'), statefulset: upTo(200, 'The StatefulSet') },
  ...documentedByKubeStateMetrics,
};

export const deploymentReplicas = gauge('kube_deployment_spec_replicas', {
  help: 'Pods that the Deployment should have',
  unit: 'count',
  ...ofDeployment,
});

export const deploymentReplicasAvailable = gauge('kube_deployment_status_replicas_available', {
  help: 'Pods of the Deployment that are available',
  unit: 'count',
  ...ofDeployment,
});

export const statefulSetReplicas = gauge('kube_statefulset_replicas', {
  help: 'Pods that the StatefulSet should have',
  unit: 'count',
  ...ofStatefulSet,
});

export const statefulSetReplicasReady = gauge('kube_statefulset_status_replicas_ready', {
  help: 'Pods of the StatefulSet that are ready',
  unit: 'count',
  ...ofStatefulSet,
});

export const nodeCondition = gauge('kube_node_status_condition', {
  help: '1 for the status of a condition of the node, 0 for the others',
  unit: 'none',
  labels: {
    node: upTo(250, 'The node'),
    condition: upTo(8, 'Such as Ready or DiskPressure'),
    status: oneOf('Whether the condition holds', 'true', 'false', 'unknown'),
  },
  ...documentedByKubeStateMetrics,
});

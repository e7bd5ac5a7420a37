import type { Environment } from '#lib/environment/environment';
import { otelLogs } from '#lib/topology/programs';

/** Where the kubelet keeps the logs of containers: https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-location-node */
export const podLogs = '/var/log/pods';

/** The folder of a node with what is read up to where, and with what waits to be sent: it outlives the pod. */
const nodeFolder = '/var/lib/dwcp-monitoring/otel-logs';

/** The same, wherever it runs. */
export const dataFolder = ({ output }: Pick<Environment, 'output'>): string =>
  output.kind === 'kubernetes' ? nodeFolder : `${output.dataDirectory}/${otelLogs.name}-0`;

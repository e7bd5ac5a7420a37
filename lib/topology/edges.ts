import type { Edge } from '#lib/topology/edge';
import { exportersEdges } from '#lib/topology/edges/exporters';
import { loginsEdges } from '#lib/topology/edges/logins';
import { logsEdges } from '#lib/topology/edges/logs';
import { metricsEdges } from '#lib/topology/edges/metrics';
import { profilesEdges } from '#lib/topology/edges/profiles';
import { tracesEdges } from '#lib/topology/edges/traces';
import type { ProgramChoices } from '#lib/topology/program';

/** Every connection between programs of the stack; what is not here, the NetworkPolicies refuse. */
export const edges: readonly Edge[] = [
  ...metricsEdges,
  ...tracesEdges,
  ...logsEdges,
  ...profilesEdges,
  ...loginsEdges,
  ...exportersEdges,
];

/** The connections of one environment: those whose two ends are part of it. */
export function edgesOf(environment: ProgramChoices): readonly Edge[] {
  return edges.filter(
    ({ client, server, onlyIf }) =>
      client.replicas(environment) > 0 &&
      server.replicas(environment) > 0 &&
      (onlyIf === undefined || onlyIf(environment)),
  );
}

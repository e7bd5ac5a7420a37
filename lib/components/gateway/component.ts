import { chosen } from '#lib/components/choice';
import { sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { drainsWithin, type ProxyFlags, proxyArguments } from '#lib/components/vmauth/arguments';
import { tokenChoices, tokenVariables } from '#lib/components/vmauth/tokens';
import { type Route, usersFile } from '#lib/components/vmauth/users';
import type { Environment } from '#lib/environment/environment';
import type { AccessTokens, ReplicatedChoices } from '#lib/environment/shared-choices';
import { sizeGateway } from '#lib/sizing/gateway';
import { replicaUrls } from '#lib/topology/addresses';
import type { Port, Program } from '#lib/topology/program';

/** What a gateway stands in front of, and what it lets through. */
export interface GatewayInput {
  readonly environment: Environment;
  readonly program: VictoriaMetricsProgram['program'];
  /** What asks for no token itself. */
  readonly store: Program & { readonly ports: { readonly web: Port } };
  /** As people call it: `Loki`. */
  readonly storeName: string;
  /** The key of the environment that has the choices. */
  readonly section: 'logs' | 'profiles';
  readonly choices: { readonly tokens: AccessTokens; readonly gateway: ReplicatedChoices };
  /** What each token lets who shows it ask for. */
  readonly paths: { readonly read: Route['paths']; readonly write: Route['paths'] };
  readonly limits: Pick<ProxyFlags, 'answersWithin' | 'largeRequests'>;
}

/** vmauth in front of a store that lets in whoever reaches it: asks for a token, and spreads who has one over the replicas. */
export function gatewayProgram(input: GatewayInput): VictoriaMetricsProgram {
  const { environment, program, store, storeName, section, choices, paths, limits } = input;
  const { tokens, gateway } = choices;
  const size = sizeGateway(environment, section, gateway);
  const urls = replicaUrls(store, store.ports.web, environment);
  const config = usersFile(program.name, environment, tokens, {
    write: [{ paths: paths.write, urls }],
    read: [{ paths: paths.read, urls }],
  });
  return {
    program,
    size,
    arguments: (replica) =>
      proxyArguments(replica, { program, behind: store, config, ...limits }, environment),
    files: [config],
    secretFiles: [],
    secretVariables: tokenVariables(tokens, storeName),
    choices: [
      chosen(environment, 'replicas', gateway.replicas, [section, 'gateway', 'replicas']),
      ...tokenChoices(environment, tokens, section),
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin.plus(drainsWithin),
    hasService: true,
  };
}

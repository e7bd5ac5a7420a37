import type { Environment } from '#lib/environment/environment';
import { edgesOf } from '#lib/topology/edges';
import type { Program } from '#lib/topology/program';
import { programs } from '#lib/topology/programs';

/** What of an environment decides who speaks TLS. */
export type TlsChoices = Pick<Environment, 'output' | 'access'>;

/** Whether the others connect to a program with TLS. */
export function usesTls({ servesTls }: Pick<Program, 'servesTls'>, { output, access }: TlsChoices): boolean {
  if (output.kind !== 'kubernetes' || output.certificates === undefined) return false;
  return servesTls === 'unless a Gateway is in front'
    ? access?.entrance.kind !== 'gateway'
    : servesTls === true;
}

/**
 * The names under which programs of the stack are called, which their certificate has to be for: those of Services, and those of
 * single replicas of every program that shows it.
 */
export function certificateNames(environment: Environment): readonly string[] {
  const { output } = environment;
  if (output.kind !== 'kubernetes') return [];
  const inNamespace = `${output.namespace}.svc`;
  return [
    `*.${inNamespace}`,
    ...programs
      .filter((program) => program.replicas(environment) > 0 && usesTls(program, environment))
      .map(({ name }) => `*.${name}.${inNamespace}`),
  ];
}

/** What a program does with the certificates of the stack: shows one, which those do who serve, or only checks others. */
export function certificateUse(program: Program, environment: Environment): 'shows' | 'checks' | undefined {
  if (usesTls(program, environment)) return 'shows';
  return edgesOf(environment).some(({ client, server }) => client === program && usesTls(server, environment))
    ? 'checks'
    : undefined;
}

import type { Environment } from '#lib/environment/environment';
import type { Output } from '#lib/environment/output-choices';
import { edgesOf } from '#lib/topology/edges';
import type { Program } from '#lib/topology/program';

/** Whether the others connect to a program with TLS. */
export const usesTls = ({ servesTls }: Pick<Program, 'servesTls'>, output: Output): boolean =>
  servesTls === true && output.kind === 'kubernetes' && output.certificates !== undefined;

/** What a program does with the certificates of the stack: shows one, which those do who serve, or only checks others. */
export function certificateUse(program: Program, environment: Environment): 'shows' | 'checks' | undefined {
  const { output } = environment;
  if (usesTls(program, output)) return 'shows';
  return edgesOf(environment).some(({ client, server }) => client === program && usesTls(server, output))
    ? 'checks'
    : undefined;
}

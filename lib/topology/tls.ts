import type { Output } from '#lib/environment/output-choices';
import type { Program } from '#lib/topology/program';

/** Whether the others connect to a program with TLS. */
export const usesTls = ({ servesTls }: Pick<Program, 'servesTls'>, output: Output): boolean =>
  servesTls === true && output.kind === 'kubernetes' && output.certificates !== undefined;

import { run } from '#tools/run';

/** What Prometheus' own parser says of one expression. */
export type Judgement =
  | {
      readonly ok: true;
      /** The expression as Prometheus prints it. */
      readonly text: string;
      readonly type: 'scalar' | 'vector' | 'matrix' | 'string';
    }
  | { readonly ok: false; readonly error: string };

/**
 * Asks `promql-judge`, see tools/prometheus/judge, about many expressions at once.
 *
 * @param path of the program
 * @returns one judgement per expression, in their order
 * @throws Error when the program does not answer for every one
 */
export async function judge(path: string, expressions: readonly string[]): Promise<readonly Judgement[]> {
  const input = expressions.map((expression) => `${JSON.stringify(expression)}\n`).join('');
  const { status, stdout, stderr } = await run(path, [], { input });
  const lines = stdout.split('\n').slice(0, -1);
  if (status !== 0 || lines.length !== expressions.length) {
    throw new Error(`${path} judged ${lines.length} of ${expressions.length} expressions: ${stderr}`);
  }
  return lines.map((line): Judgement => JSON.parse(line));
}

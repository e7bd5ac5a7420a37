import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';

/** One mistake in the good file, and everything that the user is told about it. */
export interface Mistake {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly told: string;
}

/** Makes the mistake and compares what is told. */
export function tells({ from, to, told }: Mistake): void {
  expect(problemsOf({ 'site.yaml': broken(from, to) })).toBe(told);
}

import { locate } from '#tools/obtain';
import { type ProgramName, programs } from '#tools/programs';

/**
 * Tests that need a real program: with it they run, without it they are counted as skipped. `npm test` obtains
 * the programs first; a single file run by jest finds what `npm run tools` put into the cache.
 *
 * @param tests declares the tests. `path` is the program's; it is only to be used inside them.
 */
export function withProgram(name: ProgramName, tests: (path: string) => void): void {
  const path = locate(programs[name]);
  if (path === undefined) describe.skip(`${name} (missing: npm run tools obtains it)`, () => tests(name));
  else describe(`the real ${name}`, () => tests(path));
}

// Bundles one entry point with esbuild and runs it: `node run.mjs main --check`.
// A bundle starts about twice as fast as a TypeScript runner, and needs none at run time.
import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';

const [entry, ...args] = process.argv.slice(2);
const outfile = `build/${entry}.cjs`;
buildSync({
  entryPoints: [`${entry}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit' });
process.exit(run.status ?? 1);

// Bundles one entry point with esbuild and runs it: `node run.mjs main --check`. A bundle that is
// still current is used again, with the code that V8 compiled the first time.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// V8 optimizes a function once it has used up this budget, which is a small part of that unless it is said. A run ends before
// what is optimized is worth the work; a long one still gets there.
setFlagsFromString('--interrupt-budget=2000000');

const [entry, ...args] = process.argv.slice(2);
const bundle = resolve(`build/${entry}.cjs`);
const compiled = (key) => bundle.replace(/cjs$/, `${key}.v8`);

/** Differs when a file that goes into the bundle differs, told as git does: by size and time. Throws when one is gone. */
function keyOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    const { size, mtimeMs } = statSync(input);
    hash.update(`${input} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

function currentKey() {
  try {
    const { key, inputs } = JSON.parse(readFileSync(`${bundle}.json`, 'utf8'));
    return key === keyOf(inputs) ? key : undefined;
  } catch {
    return undefined;
  }
}

async function build() {
  const esbuild = await import('esbuild').catch(() => fail('run npm ci first\n'));
  const { metafile, outputFiles } = await bundled(esbuild);
  const inputs = [
    fileURLToPath(import.meta.url),
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    ...new Set([...Object.keys(metafile.inputs), ...compiledFrom]),
  ];
  const key = keyOf(inputs);
  mkdirSync(dirname(bundle), { recursive: true });
  for (const name of readdirSync(dirname(bundle))) {
    if (name.startsWith(`${basename(entry)}.`) && name.endsWith('.v8'))
      rmSync(`${dirname(bundle)}/${name}`, { force: true });
  }
  for (const { path, contents } of outputFiles) replace(path, contents);
  replace(`${bundle}.json`, JSON.stringify({ key, inputs }));
  return key;
}

const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  write: false,
  metafile: true,
  logLevel: 'warning',
};

const compiledFrom = new Set();

/** The validator of environment files is compiled now, once, and not in every run. */
const compiledValidator = {
  name: 'compiled validator',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\/lib\/environment\/validator\.ts$/ }, async ({ path }) => {
      const entryPoints = [path.replace(/validator\.ts$/, 'validator-source.ts')];
      const { outputFiles, metafile } = await esbuild.build({ ...options, entryPoints });
      for (const input of Object.keys(metafile.inputs)) compiledFrom.add(input);
      const module = { exports: {} };
      new Script(`(function (exports, require, module) {${outputFiles[0].text}\n})`).runInThisContext()(
        module.exports,
        createRequire(path),
        module,
      );
      return { contents: module.exports.validatorSource(), loader: 'js' };
    });
  },
};

async function bundled(esbuild) {
  try {
    return await esbuild.build({
      ...options,
      entryPoints: [`${entry}.ts`],
      outfile: bundle,
      sourcemap: true,
      sourcesContent: false,
      // cdk8s brings the same version of it once more.
      ...(existsSync('node_modules/yaml') && { alias: { yaml: resolve('node_modules/yaml') } }),
      plugins: [compiledValidator],
    });
  } catch (error) {
    // What is wrong with the sources, esbuild has printed; what is wrong with itself, it has not.
    return fail(error.errors === undefined ? `${error.message}\n` : '');
  }
}

function fail(message) {
  process.stderr.write(message);
  process.exit(1);
}

/** Two runs at once never see half a file. */
function replace(path, contents) {
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const key = currentKey() ?? (await build());
const cachedData = read(compiled(key));
const source = `(function (exports, require, module) {${readFileSync(bundle, 'latin1')}\n})`;
const script = new Script(source, { filename: bundle, cachedData });
// Who only asks for help has hardly anything compiled, and the cache is written once.
if ((cachedData === undefined || script.cachedDataRejected) && !args.includes('--help')) {
  process.once('exit', () => {
    try {
      replace(compiled(key), script.createCachedData());
    } catch {
      // It only saves time: a run that found the disk full has said so itself.
    }
  });
}
process.argv = [process.execPath, bundle, ...args];
const module = { exports: {} };
try {
  script.runInThisContext()(module.exports, createRequire(bundle), module);
} catch {
  // A declaration throws. It does so again here, where the trace names the sources; reading their map takes time.
  process.setSourceMapsEnabled(true);
  createRequire(bundle)(bundle);
}

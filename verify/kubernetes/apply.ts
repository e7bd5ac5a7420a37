import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Cluster } from '#verify/kubernetes/cluster';
import { type Instructions, readInstructions } from '#verify/kubernetes/instructions';
import { readObjects } from '#verify/kubernetes/objects';

/** An environment as it stands in a checkout, of today or of another day. */
export interface Release {
  /** The root of the checkout. */
  readonly checkout: string;
  readonly environment: string;
}

export const manifestsOf = ({ checkout, environment }: Release): string =>
  join(checkout, 'dist', environment, 'manifests');

/**
 * Brings a release to a cluster that has nothing of it, by the very commands that its SUMMARY.md tells a person to type.
 * @throws Error when a command fails or the server warns
 */
export async function install(cluster: Cluster, release: Release): Promise<void> {
  const instructions = readInstructions(join(release.checkout, 'dist'), release.environment);
  const brought = readObjects(manifestsOf(release)).filter(({ kind }) => kind === 'Namespace');
  const early = brought.filter(({ metadata }) => instructions.namespaces.includes(metadata.name));
  if (early.length > 0) {
    const names = early.map(({ metadata }) => metadata.name).join(', ');
    throw new Error(`it asks for ${names} before it brings them along`);
  }
  await prepare(cluster, instructions);
  await cluster.shell(instructions.script, release.checkout);
}

/**
 * Brings a release to a cluster that has another release of it: what is new among its Secrets and ConfigMaps is created,
 * everything else is applied over what is there.
 *
 * @throws Error when a command fails or the server warns
 */
export async function upgrade(cluster: Cluster, release: Release): Promise<void> {
  const instructions = readInstructions(join(release.checkout, 'dist'), release.environment);
  await prepare(cluster, instructions);
  await cluster.kubectl(['apply', '--server-side', '-f', join(manifestsOf(release), '00-namespace.yaml')]);
  for (const { object, command } of instructions.creations) {
    const { status } = await cluster.try(['get', ...object]);
    if (status !== 0) {
      await cluster.shell([...instructions.assignments, command].join('\n'), release.checkout);
    }
  }
  await cluster.kubectl(['apply', '--server-side', '-f', manifestsOf(release)]);
}

/** Makes what the commands take to be there: namespaces of others, and files with the values of Secrets. */
async function prepare(cluster: Cluster, { namespaces, files }: Instructions): Promise<void> {
  for (const namespace of namespaces) {
    const { status } = await cluster.try(['get', 'namespace', namespace]);
    if (status !== 0) await cluster.kubectl(['create', 'namespace', namespace]);
  }
  for (const file of files) {
    const path = join(cluster.home, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textFor(basename(file), cluster));
  }
}

/** The certificate of the API server, which it made for itself, in the place of every other: it wants to see one. */
function textFor(file: string, { place }: Cluster): string {
  const server = join(place.folder, 'certificates/apiserver');
  if (file === 'tls.key') return readFileSync(`${server}.key`, 'utf8');
  return file.endsWith('.crt') ? readFileSync(`${server}.crt`, 'utf8') : 'placeholder';
}

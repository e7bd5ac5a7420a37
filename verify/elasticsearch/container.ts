import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { onLoopback } from '#verify/elasticsearch/loopback';

/** How a container is started, as its manifest says. */
export interface Started {
  readonly command: readonly string[];
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

interface Container {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Variable[];
}

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string; readonly key: string } };
}

interface Template {
  readonly template: { readonly spec: { readonly containers: readonly Container[] } };
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Partial<Template> & { readonly jobTemplate?: { readonly spec: Template } };
}

/**
 * The only container of a workload, for this machine.
 *
 * @param folder of the stage, which has the Secrets
 * @throws Error when no manifest there is of that workload
 */
export function startedAs(workload: string, folder: string): Started {
  const manifests = readdirSync(join(folder, 'manifests')).flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, 'manifests', file), 'utf8')).map(
      (document): Manifest => document.toJS(),
    ),
  );
  const found = manifests.find(
    ({ kind, metadata }) => metadata.name === workload && (kind === 'StatefulSet' || kind === 'CronJob'),
  );
  const { template } = found?.spec.jobTemplate?.spec ?? found?.spec ?? {};
  const container = template?.spec.containers[0];
  if (container === undefined) throw new Error(`${folder} has no workload ${workload}`);
  const { command = [], args = [], env = [] } = container;
  const here = (texts: readonly string[]) => texts.map((text) => onLoopback(text, folder));
  return {
    command: here(command),
    arguments: here(args),
    environment: Object.fromEntries(env.map((variable) => [variable.name, valueFor(variable, folder)])),
  };
}

function valueFor({ value = '', valueFrom }: Variable, folder: string): string {
  const reference = valueFrom?.secretKeyRef;
  return reference === undefined ? onLoopback(value, folder) : secretOf(reference, folder);
}

/** What stands in a key of a Secret. */
export const secretOf = (
  { name, key }: { readonly name: string; readonly key: string },
  folder: string,
): string => readFileSync(join(folder, 'secrets', name, key), 'utf8').trim();

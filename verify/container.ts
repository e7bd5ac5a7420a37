import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { addressOfReplica, onLoopback } from '#verify/loopback';

/** How a container is started, as its manifest says. */
export interface Started {
  readonly command: readonly string[];
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where it says that it is ready: a URL. Absent: it says so nowhere. */
  readonly ready?: string;
}

interface Container {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Variable[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly readinessProbe?: { readonly httpGet?: HttpGet };
}

interface HttpGet {
  readonly path: string;
  readonly port: string;
  readonly scheme?: string;
}

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: { readonly name: string; readonly key: string };
    readonly fieldRef?: { readonly fieldPath: string };
  };
}

interface Template {
  readonly template: { readonly spec: { readonly containers: readonly Container[] } };
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Partial<Template> & {
    readonly replicas?: number;
    readonly jobTemplate?: { readonly spec: Template };
  };
}

/**
 * The only container of a workload, for this machine.
 *
 * @param folder of the stage, which has the Secrets
 * @param replica from 0
 * @throws Error when no manifest there is of that workload
 */
export function startedAs(workload: string, folder: string, replica = 0): Started {
  const container = containerOf(workload, folder);
  const { command = [], args = [], env = [] } = container;
  const fields: Fields = {
    'metadata.name': `${workload}-${replica}`,
    'status.podIP': addressOfReplica(replica),
  };
  const environment = Object.fromEntries(
    env.map((variable) => [variable.name, valueFor(variable, folder, fields)]),
  );
  const here = (texts: readonly string[]) =>
    texts.map((text) => expanded(onLoopback(text, folder, replica), environment));
  const ready = readyAt(container, replica);
  return {
    command: here(command),
    arguments: here(args),
    environment,
    ...(ready !== undefined && { ready }),
  };
}

/** @throws Error when no manifest there is of that workload */
function containerOf(workload: string, folder: string): Container {
  const found = workloadsIn(folder).find(({ metadata }) => metadata.name === workload);
  const { template } = found?.spec.jobTemplate?.spec ?? found?.spec ?? {};
  const container = template?.spec.containers[0];
  if (container === undefined) throw new Error(`${folder} has no workload ${workload}`);
  return container;
}

/** What its container is given, as its manifest says it, with names of variables. @param folder of the stage */
export const argumentsOf = (workload: string, folder: string): readonly string[] =>
  containerOf(workload, folder).args ?? [];

/** How many replicas of each StatefulSet there are, by name. @param folder of the stage */
export const replicasIn = (folder: string): ReadonlyMap<string, number> =>
  new Map(
    workloadsIn(folder).flatMap(({ kind, metadata, spec }) =>
      kind === 'StatefulSet' ? [[metadata.name, spec.replicas ?? 1] as const] : [],
    ),
  );

/** What runs pods, by name. @param folder of the stage */
export const workloadNamesIn = (folder: string): readonly string[] =>
  workloadsIn(folder).map(({ metadata }) => metadata.name);

const workloadsIn = (folder: string): readonly Manifest[] =>
  readdirSync(join(folder, 'manifests'))
    .flatMap((file) =>
      parseAllDocuments(readFileSync(join(folder, 'manifests', file), 'utf8')).map(
        (document): Manifest => document.toJS(),
      ),
    )
    .filter(({ kind }) => kind === 'StatefulSet' || kind === 'CronJob');

/** What a pod is told about itself, by the path of the field. */
type Fields = Readonly<Record<string, string>>;

function valueFor({ value = '', valueFrom }: Variable, folder: string, fields: Fields): string {
  const { secretKeyRef, fieldRef } = valueFrom ?? {};
  if (fieldRef !== undefined) return fields[fieldRef.fieldPath] ?? '';
  return secretKeyRef === undefined ? onLoopback(value, folder) : secretOf(secretKeyRef, folder);
}

/** Arguments name variables: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/ */
const expanded = (text: string, environment: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\((\w+)\)/g, (whole, name: string) => environment[name] ?? whole);

function readyAt({ readinessProbe, ports = [] }: Container, replica: number): string | undefined {
  const asked = readinessProbe?.httpGet;
  if (asked === undefined) return undefined;
  const port = ports.find(({ name }) => name === asked.port)?.containerPort;
  const scheme = (asked.scheme ?? 'HTTP').toLowerCase();
  return `${scheme}://${addressOfReplica(replica)}:${port}${asked.path}`;
}

/** What stands in a key of a Secret. */
export const secretOf = (
  { name, key }: { readonly name: string; readonly key: string },
  folder: string,
): string => readFileSync(join(folder, 'secrets', name, key), 'utf8').trim();

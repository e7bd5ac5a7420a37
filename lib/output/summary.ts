import type { RequiredSecret } from '#lib/components/component';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { StackOutput } from '#lib/output/stack-output';

/** Every object of an environment, those that mirror native files included. */
export function objectsOf(stack: StackOutput): readonly KubernetesObject[] {
  return [...stack.base, ...stack.components.flatMap(({ mirrors, objects }) => [...mirrors, ...objects])];
}

/** A key of a Secret, and every component that needs it. */
export interface SecretNeed extends RequiredSecret {
  readonly components: readonly string[];
}

/** The Secrets that a site has to create, each key once, sorted. What it holds is as its first component says. */
export function secretsOf(stack: StackOutput): readonly SecretNeed[] {
  const needs = new Map<string, SecretNeed>();
  for (const { name, secrets } of stack.components) {
    for (const secret of secrets) {
      const key = `${secret.secret}/${secret.key}`;
      const { components, ...known } = needs.get(key) ?? { ...secret, components: [] };
      needs.set(key, { ...known, components: [...new Set([...components, name])] });
    }
  }
  return [...needs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, need]) => need);
}

/** `SUMMARY.md`: what an environment consists of, for whoever reviews or applies it. */
export function renderSummary(stack: StackOutput): string {
  const { environment, kind, facts } = stack;
  const secrets = secretsOf(stack);
  const isKubernetes = kind === 'kubernetes';
  const sections = [
    section('Secrets that must exist first', secretsNote(stack), [
      ['secret', 'key', 'holds', 'needed by'],
      ...secrets.map((need) => [need.secret, need.key, need.purpose, need.components.join(', ')]),
    ]),
    isKubernetes
      ? section('Objects', undefined, [['kind', 'number', 'names'], ...kinds(objectsOf(stack))])
      : section('Programs', undefined, [['name', 'program', 'ready at'], ...programs(stack)]),
    section('Images', undefined, [
      ['component', 'image', 'tag', 'digest'],
      ...(isKubernetes
        ? facts.images.map(({ component, image, tag, digest }) => [
            component,
            image,
            tag,
            digest ?? 'not pinned',
          ])
        : []),
    ]),
    section('Sizes', 'Of one replica: CPU in cores, as requested.', [
      ['component', 'replicas', 'CPU', 'memory', 'storage'],
      ...facts.sizes.map(({ component, replicas, cpu, memory, storage }) => [
        component,
        String(replicas),
        String(cpu),
        memory.toString(),
        storage?.toString() ?? 'none',
      ]),
    ]),
    section('Scrape jobs', undefined, [
      ['job', 'every', 'targets'],
      ...facts.scrapeJobs.map(({ name, interval, targets }) => [name, interval.toString(), targets]),
    ]),
    section('Alerts', undefined, [
      ['alert', 'severity', 'team'],
      ...facts.alerts.map(({ name, severity, team }) => [name, severity, team]).toSorted(byFirst),
    ]),
  ];
  const howToUse = isKubernetes
    ? `Applied with \`kubectl apply --server-side -f dist/${environment}/manifests\`.`
    : 'Its programs are started as `processes.yaml` says.';
  return [`# ${environment}`, `Generated from \`environments/${environment}.yaml\`. ${howToUse}`, ...sections]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function secretsNote({ kind, base }: StackOutput): string | undefined {
  if (kind === 'processes') return 'As files: `<secret>/<key>` in the data directory.';
  const namespace = base.find((object) => object.kind === 'Namespace')?.metadata.name;
  return namespace === undefined ? undefined : `In the namespace \`${namespace}\`.`;
}

function kinds(objects: readonly KubernetesObject[]): readonly (readonly string[])[] {
  const names = new Map<string, readonly string[]>();
  for (const { kind, metadata } of objects) names.set(kind, [...(names.get(kind) ?? []), metadata.name]);
  return [...names]
    .map(([kind, all]) => [kind, String(all.length), all.toSorted().join(', ')])
    .toSorted(byFirst);
}

function programs(stack: StackOutput): readonly (readonly string[])[] {
  return stack.components.flatMap(({ processes }) =>
    processes.map(({ name, program, ready }) => [name, program, ready]),
  );
}

/** A heading with the number of rows and a table; nothing when there are no rows. */
function section(
  title: string,
  note: string | undefined,
  [heading = [], ...rows]: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [
    `## ${title} (${rows.length})\n`,
    ...(note === undefined ? [] : [`${note}\n`]),
    line(heading),
    line(heading.map(() => '---')),
    ...rows.map(line),
  ].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function byFirst([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : 1;
}

import type { Component } from '#lib/components/component';
import { objectsOf } from '#lib/components/objects-of';
import { renderCapacity } from '#lib/output/capacity';
import { exporterRows } from '#lib/output/exporter-rows';
import { freshCluster } from '#lib/output/fresh-cluster';
import { kindsOf } from '#lib/output/kinds-of';
import { counted, table } from '#lib/output/markdown';
import { namespacesOf, ownNamespace, secretName, secretNames, secretsOf } from '#lib/output/needs';
import type { StackOutput } from '#lib/output/stack-output';

/** `SUMMARY.md`: what an environment consists of, for whoever reviews or applies it. */
export function renderSummary(stack: StackOutput): string {
  const { environment, kind } = stack;
  const howToUse =
    kind === 'kubernetes'
      ? `Applied with \`kubectl apply --server-side -f dist/${environment}/manifests\`.`
      : 'Its programs are started as `processes.yaml` says.';
  return [
    `# ${environment}`,
    `Generated from \`environments/${environment}.yaml\`. ${howToUse}`,
    ...(kind === 'kubernetes' ? clusterSections(stack) : machineSections(stack)),
    ...commonSections(stack),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function clusterSections(stack: StackOutput): readonly string[] {
  const objects = objectsOf(stack).map(({ object }) => object);
  const kinds = kindsOf(objects);
  const namespaces = namespacesOf(stack);
  const { images } = stack.facts;
  return [
    section(`Namespaces that must exist first (${namespaces.length})`, '', [
      ['namespace', 'what is applied to it'],
      ...namespaces.map((need) => [need.namespace, need.objects.join(', ')]),
    ]),
    certificateAuthoritySection(stack),
    secretsSection(stack, `In the namespace \`${ownNamespace(stack)}\`.`),
    certificateSection(stack),
    `## On a fresh cluster\n\n${freshCluster(stack)}`,
    stack.facts.hasClosedUserInterfaces ? closedUserInterfaces : '',
    section(`Objects (${objects.length} of ${counted(kinds.length, 'kind')})`, '', [
      ['kind', 'number', 'names'],
      ...kinds,
    ]),
    section(`Images (${images.length})`, '', [
      ['component', 'image', 'tag', 'digest'],
      ...images.map(({ component, image, tag, digest }) => [component, image, tag, digest ?? 'not pinned']),
    ]),
  ];
}

function certificateSection({ facts: { certificateInside } }: StackOutput): string {
  if (certificateInside === undefined) return '';
  const { secret, names } = certificateInside;
  return [
    `## Names of the certificate inside (${names.length})`,
    `What \`tls.crt\` of \`${secret}\` has to be for. When this list grows it is issued again, before the change is applied: who is called by a name that is missing is refused.`,
    names.map((name) => `- \`${name}\``).join('\n'),
  ].join('\n\n');
}

const closedUserInterfaces =
  '## User interfaces\n\nOnly `kubectl port-forward` reaches them: links in notifications and pages lead nowhere until there is `access`, or `output.userInterfacesFrom` names the pods that may open them.';

function certificateAuthoritySection(stack: StackOutput): string {
  const { certificateAuthority } = stack.facts;
  if (certificateAuthority === undefined) return '';
  const { configMap, key } = certificateAuthority;
  return section('ConfigMaps that must exist first (1)', `In the namespace \`${ownNamespace(stack)}\`.`, [
    ['ConfigMap', 'key', 'holds'],
    [configMap, key, 'the authorities that certificates of servers are checked against, as PEM'],
  ]);
}

function machineSections(stack: StackOutput): readonly string[] {
  const programs = stack.components.flatMap(({ processes }) => processes);
  return [
    secretsSection(
      stack,
      'As files: `secrets/<secret>/<key>` in the directory where the programs are started.',
    ),
    section(`Programs (${programs.length})`, '', [
      ['name', 'program', 'ready at'],
      ...programs.map(({ name, program, ready }) => [name, program, ready]),
    ]),
  ];
}

function commonSections({ components, facts }: StackOutput): readonly string[] {
  const {
    capacity,
    longTermStorage,
    scrapeJobs,
    exporters,
    alerts,
    disabledAlerts,
    changedAlerts,
    idleAlerts,
  } = facts;
  return [
    section('Sizes', 'Of one replica: CPU in cores, as requested.', [
      ['component', 'replicas', 'CPU', 'memory', 'storage'],
      ...components
        .filter(({ size }) => size.replicas > 0)
        .map((component) => {
          const { replicas, cpu, memory, storage } = component.size;
          const count = isOnEachNode(component) ? 'each node' : replicas;
          return [component.name, count, cpu, memory, storage.inBytes === 0 ? '-' : storage].map(String);
        }),
    ]),
    renderCapacity(capacity),
    section('What is kept', '', [
      ['component', 'what', 'for how long', 'a second copy'],
      ...components.flatMap(({ name, keeps }) =>
        keeps === undefined
          ? []
          : [
              [
                name,
                keeps.what,
                keeps.retention,
                keeps.backup.kind === 'made' ? keeps.backup.how : `not needed: ${keeps.backup.why}`,
              ],
            ],
      ),
    ]),
    longTermStorage === undefined
      ? ''
      : `## Long-term storage\n\nSamples are sent to \`${longTermStorage}\`, which is not part of this stack.`,
    section(`Scrape jobs (${scrapeJobs.length})`, '', [
      ['job', 'every', 'targets'],
      ...scrapeJobs.map(({ name, interval, targets }) => [name, interval.toString(), targets]),
    ]),
    section(
      `Exporters (${exporters.length})`,
      'Kept is what a rule, a runbook or a panel reads, and `exporters.alsoKeep`. Series are those of one page of the program, as it was learned with all that it shows by default; panels about what nobody runs are left out.',
      exporterRows(exporters),
    ),
    section(`Alerts (${alerts.length})`, 'Who is told when and how: [ROUTING.md](ROUTING.md).', [
      ['alert', 'threshold', 'for', 'severity', 'team', 'receiver'],
      ...alerts
        .map(({ name, threshold, for: hold, severity, team, receivers }) => [
          name,
          String(threshold ?? ''),
          hold.toString(),
          severity,
          team,
          receivers.join(', '),
        ])
        .toSorted(byFirst),
    ]),
    section(`Disabled alerts (${disabledAlerts.length})`, '', [
      ['alert', 'reason'],
      ...disabledAlerts.map(({ name, reason }) => [name, reason]),
    ]),
    section(`Changed alerts (${counted(changedAlerts.length, 'value')})`, '', [
      ['alert', 'value', 'from', 'to'],
      ...changedAlerts.map(({ name, value, from, to }) => [name, value, from, to]),
    ]),
    section(
      `Alerts that cannot fire here (${idleAlerts.length})`,
      'Nothing collects what they look at. Give the job targets, or disable the alert and say why.',
      [['alert', 'job without targets'], ...idleAlerts.map(({ name, jobs }) => [name, jobs.join(', ')])],
    ),
  ];
}

function secretsSection(stack: StackOutput, note: string): string {
  const needs = secretsOf(stack);
  const count = `${counted(secretNames(stack).length, 'Secret')}, ${counted(needs.length, 'key')}`;
  return section(`Secrets that must exist first (${count})`, note, [
    ['secret', 'key', 'holds', 'needed by'],
    ...needs.map((need) => [secretName(need), need.key, need.purpose, need.components.join(', ')]),
  ]);
}

/** A heading, a note where there is one, and a table; nothing when the table has only its heading. */
function section(title: string, note: string, rows: readonly (readonly string[])[]): string {
  if (rows.length < 2) return '';
  return [`## ${title}`, note, table(rows)].filter((part) => part !== '').join('\n\n');
}

function byFirst([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : 1;
}

const isOnEachNode = ({ objects }: Component): boolean => objects.some(({ kind }) => kind === 'DaemonSet');

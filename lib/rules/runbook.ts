import type { NativeFile } from '#lib/native-file';
import type { Problem } from '#lib/problem';
import type { ResolvedLogAlert } from '#lib/rules/log-alert';
import type { ResolvedAlert } from '#lib/rules/resolve';

/** The prose of one alert, as it is written in `runbooks/<alert>.md`. */
export interface Runbook {
  /** The alert it belongs to: the file's name without its ending. */
  readonly alert: string;
  readonly file: string;
  readonly text: string;
}

/** What somebody needs at three in the morning, in the order in which they need it. */
const sections = ['What it means', 'First look', 'Likely causes', 'What to do', 'When to escalate'];

/** The page as it is published: the prose, with a block of facts about the alert below its title. */
export function renderRunbook(runbook: Runbook, alert: ResolvedAlert | ResolvedLogAlert): NativeFile {
  const [title = '', ...prose] = runbook.text.split('\n');
  return {
    path: `runbooks/${alert.name}.md`,
    text: [title, '', ...factsOf(alert), ...prose].join('\n'),
  };
}

function factsOf(alert: ResolvedAlert | ResolvedLogAlert): readonly string[] {
  const { severity, team, component, category, escalation } = alert.labels;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Severity', severity],
    ['Team', team],
    ['Component', component],
    ['Category', category],
    ['Escalation', escalation],
    ['Threshold', alert.threshold?.toString()],
    ['For', alert.for.toString()],
  ];
  return [
    '| | |',
    '|---|---|',
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`| ${name} | ${value} |`])),
    '',
    alert.annotations.summary === undefined ? '' : `It says: ${alert.annotations.summary}`,
    '',
    ...(alert.kind === 'alert'
      ? ['```promql', alert.expr.text, '```']
      : ['```logql', alert.expr.source, '```']),
  ];
}

/** A query that a runbook tells people to paste. */
export interface RunbookQuery {
  readonly text: string;
  readonly file: string;
  /** The line of its first character, from 1. */
  readonly line: number;
}

/** Every fenced block marked `promql`. */
export const queriesOf = (runbook: Runbook): readonly RunbookQuery[] => blocksOf(runbook, 'promql');

/** Every fenced block marked `logql`. */
export const logQueriesOf = (runbook: Runbook): readonly RunbookQuery[] => blocksOf(runbook, 'logql');

function blocksOf({ text, file }: Runbook, language: 'promql' | 'logql'): readonly RunbookQuery[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)]
    .filter((block) => block[1] === language)
    .map((block) => ({
      text: block[2] ?? '',
      file,
      line: text.slice(0, block.index).split('\n').length + 1,
    }));
}

/** Alerts without a page, pages without an alert, and pages that lack a section. */
export function checkRunbooks(
  runbooks: readonly Runbook[],
  alerts: readonly { readonly name: string }[],
): readonly Problem[] {
  const names = new Set(alerts.map((alert) => alert.name));
  const pages = new Set(runbooks.map((runbook) => runbook.alert));
  const missing = alerts
    .filter((alert) => !pages.has(alert.name))
    .map((alert) =>
      problem(
        `runbooks/${alert.name}.md`,
        `alert ${alert.name} has no runbook`,
        'write this page: it is what the alert links to',
      ),
    );
  const orphans = runbooks
    .filter((runbook) => !names.has(runbook.alert))
    .map((runbook) =>
      problem(
        runbook.file,
        `no alert is called ${runbook.alert}`,
        'name the page after its alert, or delete it',
      ),
    );
  return [...missing, ...orphans, ...runbooks.flatMap(checkSections)];
}

function checkSections(runbook: Runbook): readonly Problem[] {
  const headings = [...runbook.text.matchAll(/^## (.+)$/gm)].map((heading) => heading[1]);
  const title = `# ${runbook.alert}`;
  const wrongTitle = runbook.text.startsWith(`${title}\n`)
    ? []
    : [
        problem(
          runbook.file,
          `the first line is not "${title}"`,
          'start the page with the name of its alert',
        ),
      ];
  if (headings.join('|') === sections.join('|')) return wrongTitle;
  return [
    ...wrongTitle,
    problem(
      runbook.file,
      `its sections are ${headings.join(', ') || 'missing'}; every runbook has ${sections.join(', ')}`,
      'give it these sections, in this order',
    ),
  ];
}

function problem(file: string, message: string, fix: string): Problem {
  return { check: 'rules/runbook', where: { file, line: 1 }, message, fix };
}

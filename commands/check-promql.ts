import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { runCommand } from '#commands/command';
import { linesOf } from '#lib/lines';
import { type Problem, renderProblem } from '#lib/problem';
import { checkText } from '#lib/promql/check';
import type { Schema } from '#lib/promql/series';
import { checkSyntax, type Verdict, verdict } from '#lib/promql/syntax';
import { checkRuleFiles } from '#lib/rules/check-rule-file';
import { readText } from '#lib/rules/read-text';
import { withRecordings } from '#lib/rules/schema';
import { catalogue } from '#metrics/index';
import { recordings } from '#recordings/index';

const help = `npm run check-promql -- [options] FILE...
npm run check-promql -- [options] --expressions < lines

Checks rule files of Prometheus: their YAML, their structure, the texts of their alerts, and what their
expressions mean, against the metrics and recording rules of this repository and of all the files.
docs/promql-checks.md explains every check.

  --types-only    leaves the metrics out: syntax and types only, for rules about other systems
  --json          prints the problems as a JSON array
  --expressions   reads one JSON string per line, an expression, and prints one verdict per line in
                  the same order: {"ok":true,"problems":[]}
  --help          shows this

Exit code: 0 nothing is wrong, 1 something is, 2 wrong usage.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'types-only': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      expressions: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (values.expressions && positionals.length > 0) {
    throw new Error('--expressions reads standard input, not files');
  }
  if (!values.expressions && positionals.length === 0) throw new Error('name a rule file; --help shows how');
  const schema = values['types-only'] ? undefined : withRecordings(catalogue, recordings);
  if (values.expressions) return checkLines(schema);
  const problems = checkFiles(positionals, schema);
  process.stdout.write(values.json ? `${JSON.stringify(problems, null, 2)}\n` : describe(problems));
  return problems.length === 0 ? 0 : 1;
}

function checkFiles(files: readonly string[], schema: Schema | undefined): readonly Problem[] {
  const texts = files.map((file) => ({ file, text: readText(file) }));
  const unreadable = texts.flatMap(({ text }) => (typeof text === 'string' ? [] : [text]));
  const readable = texts.flatMap(({ file, text }) => (typeof text === 'string' ? [{ file, text }] : []));
  return [...unreadable, ...checkRuleFiles(readable, schema)];
}

function describe(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length || 'no'} problems`;
  return [...problems.map(renderProblem), count].map((line) => `${line}\n`).join('');
}

async function checkLines(schema: Schema | undefined): Promise<number> {
  process.stdin.setEncoding('utf8');
  let allRight = true;
  for await (const line of linesOf(process.stdin)) {
    const judged = judge(line, schema);
    allRight &&= judged.ok;
    if (!process.stdout.write(`${JSON.stringify(judged)}\n`)) await once(process.stdout, 'drain');
  }
  return allRight ? 0 : 1;
}

function judge(line: string, schema: Schema | undefined): Verdict {
  const text = expressionOf(line);
  if (text === undefined) {
    const message = 'the line is no JSON string';
    const fix = 'write the expression in double quotes, as JSON does';
    return { ok: false, problems: [{ check: 'promql/input', start: 0, end: line.length, message, fix }] };
  }
  return verdict(
    text,
    schema === undefined ? checkSyntax : (expr) => checkText(expr, { schema, use: 'expression' }),
  );
}

function expressionOf(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

runCommand(main);

import { once } from 'node:events';
import { declaredSchema } from '#content';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { linesOf } from '#lib/lines';
import { type Problem, renderProblem } from '#lib/problem';
import { checkText } from '#lib/promql/check';
import type { Schema } from '#lib/promql/series';
import { checkSyntax, type Verdict, verdict } from '#lib/promql/syntax';
import { checkRuleFiles } from '#lib/rules/check-rule-file';
import { readText } from '#lib/rules/read-text';

const options = {
  'types-only': { type: 'boolean', description: 'syntax and types only, for rules about other systems' },
  json: { type: 'boolean', description: 'print the problems as a JSON array' },
  expressions: {
    type: 'boolean',
    description: 'read expressions instead: one JSON string per line of input',
  },
} as const;

const command: Command<typeof options> = {
  call: 'npm run check-promql --',
  purpose: [
    'Checks rule files of Prometheus: their YAML, their structure, the texts of',
    'their alerts, and what their expressions mean, against the metrics and',
    'recording rules of this repository and of all the files. With --expressions',
    'it prints one verdict per line of input: {"ok":true,"problems":[]}.',
    'docs/promql-checks.md explains every check.',
  ],
  options,
  operands: { name: 'FILE...', least: 0, most: Number.POSITIVE_INFINITY },
};

async function main(request: Given<typeof options>): Promise<ExitStatus> {
  const { options, operands: files } = request;
  if (options.expressions && files.length > 0) {
    throw new UsageError('--expressions reads standard input, not files');
  }
  if (!options.expressions && files.length === 0) throw new UsageError('FILE is missing');
  const schema = options['types-only'] ? undefined : declaredSchema();
  if (options.expressions) return checkLines(schema);
  const problems = checkFiles(files, schema);
  process.stdout.write(options.json ? `${JSON.stringify(problems, null, 2)}\n` : describe(problems));
  return problems.length === 0 ? exitStatus.good : exitStatus.problems;
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

async function checkLines(schema: Schema | undefined): Promise<ExitStatus> {
  process.stdin.setEncoding('utf8');
  let allRight = true;
  for await (const line of linesOf(process.stdin)) {
    const judged = judge(line, schema);
    allRight &&= judged.ok;
    if (!process.stdout.write(`${JSON.stringify(judged)}\n`)) await once(process.stdout, 'drain');
  }
  return allRight ? exitStatus.good : exitStatus.problems;
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

void runCommand(command, main);

import { declarations, loadContent } from '#content';
import { checkContent } from '#lib/checks/content';
import { environmentChecks } from '#lib/checks/environment';
import { checkStack } from '#lib/checks/stack';
import { explain } from '#lib/cli/explain';
import { run } from '#lib/cli/run';
import { parseSynthArguments, type StackRequest, synth } from '#lib/cli/synth-arguments';
import { requireKnown } from '#lib/cli/usage-error';
import { loadEnvironments } from '#lib/environment/load';
import { outputOf } from '#lib/output/output-of';
import { renderRun } from '#lib/output/terminal-summary';
import { staleStacks, writeStacks } from '#lib/output/write-stacks';
import { throwIfAny, together } from '#lib/problem';
import { buildStack, type Content, type Stack } from '#lib/stack';
import { milliseconds } from '#lib/units/duration';

const root = process.env.CDK8S_OUTDIR ?? 'dist';

void run(synth.call, (args) => {
  const request = parseSynthArguments(args);
  process.stdout.write(request.kind === 'help' ? request.text : answer(request));
});

function answer(request: StackRequest): string {
  const stacks = checkedStacks(request);
  if (request.kind === 'explain') return explain(request.component, stacks);
  const outputs = stacks.map(outputOf);
  const target = { root, parts: request.environments.length === 0 ? undefined : request.environments };
  if (request.kind === 'check') {
    throwIfAny(staleStacks(outputs, target));
    return `${root} is current.\n`;
  }
  const written = writeStacks(outputs, target, request.allowRemoval);
  return renderRun(outputs, root, written, milliseconds(Math.round(process.uptime() * 1_000)));
}

function checkedStacks({ requireDigests, environments: named }: StackRequest): readonly Stack[] {
  const [content, { environments, names }] = together(
    () => checkedContent(requireDigests),
    () => loadEnvironments('environments', environmentChecks(declarations()), named),
    'further checks wait until this is corrected',
  );
  for (const name of named) requireKnown('environment', name, names);
  const stacks = environments.map((environment) => buildStack(environment, content));
  throwIfAny(stacks.flatMap(checkStack));
  return stacks;
}

function checkedContent(requireDigests: boolean): Content {
  const content = loadContent();
  throwIfAny(checkContent(content, { requireDigests }));
  return content;
}

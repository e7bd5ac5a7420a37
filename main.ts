import { loadContent } from '#content';
import { checkContent } from '#lib/checks/content';
import { checkStack } from '#lib/checks/stack';
import { renderChoices } from '#lib/cli/explain';
import { run } from '#lib/cli/run';
import { parseSynthArguments } from '#lib/cli/synth-arguments';
import { requireKnown } from '#lib/cli/usage-error';
import { loadEnvironments } from '#lib/environment/load';
import { checkDigests } from '#lib/kubernetes/images';
import { staleProblems } from '#lib/output/compare-tree';
import { outputOf } from '#lib/output/output-of';
import { renderRun } from '#lib/output/terminal-summary';
import { treeOf } from '#lib/output/tree-of';
import { recover, writeTree } from '#lib/output/write-tree';
import { throwIfAny, together } from '#lib/problem';
import { buildStack } from '#lib/stack';
import { milliseconds } from '#lib/units/duration';

const root = process.env.CDK8S_OUTDIR ?? 'dist';

function checkedContent(requireDigests: boolean) {
  const content = loadContent();
  throwIfAny([
    ...checkContent(content),
    ...(requireDigests ? checkDigests(content.images, 'images.lock.json') : []),
  ]);
  return content;
}

void run('npm run synth --', (args) => {
  const request = parseSynthArguments(args);
  if (request.kind === 'help') {
    process.stdout.write(request.text);
    return;
  }
  const [content, { environments }] = together(
    () => checkedContent(request.requireDigests),
    () => loadEnvironments('environments'),
  );
  const named = request.environments;
  for (const name of named)
    requireKnown(
      'environment',
      name,
      environments.map((each) => each.name),
    );
  const stacks = environments
    .filter(({ name }) => named.length === 0 || named.includes(name))
    .map((environment) => buildStack(environment, content));
  throwIfAny(stacks.flatMap(checkStack));

  const parts = named.length === 0 ? undefined : named;
  switch (request.kind) {
    case 'explain':
      for (const { environment, components } of stacks) {
        requireKnown(
          'component',
          request.component,
          components.map((each) => each.name),
        );
        const choices = components.find(({ name }) => name === request.component)?.choices ?? [];
        process.stdout.write(renderChoices(request.component, environment.name, choices));
      }
      return;
    case 'check':
      return throwIfAny(staleProblems(root, treeOf(stacks.map(outputOf)), 'npm run synth', parts));
    case 'write': {
      recover(root);
      const outputs = stacks.map(outputOf);
      const changes = writeTree(root, treeOf(outputs), parts);
      process.stdout.write(
        renderRun(outputs, root, changes, milliseconds(Math.round(process.uptime() * 1_000))),
      );
    }
  }
});

import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '#lib/cli/arguments';
import { runCommand } from '#lib/cli/run-command';
import { textKinds } from '#lib/environment/schema/text';
import { renderTemplate } from '#lib/environment/template';
import { type Problem, throwIfAny } from '#lib/problem';

const directory = 'environments';

const command: Command<Record<string, never>> = {
  call: 'npm run new-environment --',
  purpose: [
    'Writes environments/NAME.yaml: a commented environment that synthesizes as it is.',
    'NAME has lower-case letters, digits and "-".',
  ],
  options: {},
  operands: { name: 'NAME', least: 1, most: 1 },
};

void runCommand(command, (request) => {
  for (const name of request.operands) {
    const file = join(directory, `${name}.yaml`);
    throwIfAny(reasonsToRefuse(name, file));
    writeWhole(file, renderTemplate(name));
    process.stdout.write(`wrote ${file}; go through it, then: npm run synth\n`);
  }
});

function reasonsToRefuse(name: string, file: string): readonly Problem[] {
  const { pattern, rule } = textKinds['DNS label'];
  const problem = (where: string, message: string, fix: string) => [
    { check: 'environment/new', where: { file: where }, message, fix },
  ];
  if (!new RegExp(pattern).test(name)) {
    return problem(JSON.stringify(name), 'is no name for an environment', `write ${rule}`);
  }
  if (!existsSync(directory))
    return problem(directory, 'does not exist here', 'run the command in the repository');
  if (existsSync(file)) return problem(file, 'exists already', 'choose another name, or edit that file');
  return [];
}

/** A file that a reader sees whole or not at all; hidden files are no environments. */
function writeWhole(file: string, text: string): void {
  const unfinished = join(directory, `.${process.pid}.unfinished`);
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

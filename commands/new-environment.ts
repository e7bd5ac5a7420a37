import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '#commands/command';
import { textKinds } from '#lib/environment/schema/text';
import { renderTemplate } from '#lib/environment/template';

const help = `npm run new-environment NAME

Writes environments/NAME.yaml: a commented environment that synthesizes as it is. NAME is a DNS label
(${textKinds['DNS label'].rule}).
`;

const directory = 'environments';

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const [name] = args;
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  if (name === undefined || args.length > 1 || name.startsWith('-')) throw new Error(help.trimEnd());
  const file = join(directory, `${name}.yaml`);
  const refusal = reasonToRefuse(name, file);
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    return 1;
  }
  writeWhole(file, renderTemplate(name));
  process.stdout.write(`wrote ${file}; go through it, then: npm run synth\n`);
  return 0;
}

function reasonToRefuse(name: string, file: string): string | undefined {
  const { pattern, rule } = textKinds['DNS label'];
  if (!new RegExp(pattern).test(name)) {
    return `"${name}" is no name for an environment\n    write ${rule}`;
  }
  if (existsSync(file)) return `${file} exists already\n    choose another name, or edit that file`;
  if (!existsSync(directory))
    return `${directory}/ does not exist here\n    run the command in the repository`;
  return undefined;
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

runCommand(main);

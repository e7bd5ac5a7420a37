import { writeFileSync } from 'node:fs';
import { renderDocuments } from '#documents';
import { runCommand } from '#lib/cli/run-command';

const command = {
  call: 'npm run docs --',
  purpose: [
    'Writes the documents that are generated from the code: the schema of',
    'environment files, and pages in docs/. Run it after changing metrics, the',
    'topology or the schema; npm test fails while one of them is out of date.',
  ],
  options: {},
};

void runCommand(command, () => {
  for (const [path, text] of renderDocuments()) {
    writeFileSync(path, text);
    process.stdout.write(`${path}\n`);
  }
});

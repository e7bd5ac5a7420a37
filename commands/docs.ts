import { writeFileSync } from 'node:fs';
import { renderDocuments } from '#documents';
import { parseArguments } from '#lib/cli/arguments';
import { run } from '#lib/cli/run';

const command = {
  call: 'npm run docs --',
  purpose: [
    'Writes the documents that are generated from the code: the schema of',
    'environment files, and pages in docs/. Run it after changing metrics, the',
    'topology or the schema; npm test fails while one of them is out of date.',
  ],
  options: {},
};

void run(command.call, (args) => {
  const request = parseArguments(command, args);
  if (request.kind === 'help') {
    process.stdout.write(request.text);
    return;
  }
  for (const [path, text] of renderDocuments()) {
    writeFileSync(path, text);
    process.stdout.write(`${path}\n`);
  }
});

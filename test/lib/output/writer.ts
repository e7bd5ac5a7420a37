import { readSync } from 'node:fs';
import { writeTree } from '#lib/output/write-tree';
import { ProblemsError } from '#lib/problem';
import { watched } from './faulty-file-system';
import { after } from './trees';

// A run of its own, for the tests that need one: `writer.cjs ROOT kill N` is killed before the N-th step that changes the
// disk, `writer.cjs ROOT hold` stops before its first rename until its input ends.
const [root = '', what = '', call = ''] = process.argv.slice(2);
const changing = ['linkSync', 'mkdirSync', 'renameSync', 'rmSync', 'writeFileSync'];
const isHeld = { yet: false };
let changes = 0;
const fileSystem = watched((step) => {
  if (changing.includes(step)) changes += 1;
  if (what === 'kill' && changes === Number(call)) process.kill(process.pid, 'SIGKILL');
  if (what === 'hold' && step === 'renameSync' && !isHeld.yet) {
    isHeld.yet = true;
    process.stdout.write('holding\n');
    readSync(0, Buffer.alloc(1));
  }
});

try {
  writeTree(root, after, undefined, fileSystem);
} catch (error) {
  if (!(error instanceof ProblemsError)) throw error;
  process.stdout.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { run } from '#lib/cli/run';
import { UsageError } from '#lib/cli/usage-error';

// A command for the tests of `run`: prints that many bytes, and may leave a timer behind.
void run('printer', ([bytes = '', waiting]) => {
  if (!/^\d+$/.test(bytes)) throw new UsageError(`${bytes} is no number`);
  if (waiting !== undefined) setInterval(() => undefined, 1_000);
  process.stdout.write('x'.repeat(Number(bytes)));
});

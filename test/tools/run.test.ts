import { milliseconds } from '#lib/units/duration';
import { run } from '#tools/run';

const node = (script: string, options?: Parameters<typeof run>[2]) =>
  run(process.execPath, ['-e', script], options);

describe('run', () => {
  it('collects what the program says and the status it ends with', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    expect(await node(script)).toEqual({ status: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  it('writes the input, and outlives a program that does not read it', async () => {
    const input = 'x'.repeat(1_000_000);
    const count = 'let n = 0; process.stdin.on("data", (d) => n += d.length).on("end", () => console.log(n))';
    expect((await node(count, { input })).stdout).toBe('1000000\n');
    expect((await node('process.exit(0)', { input })).status).toBe(0);
  });

  it('passes variables beside the inherited ones', async () => {
    const script = 'console.log(process.env.ADDED, process.env.PATH === undefined)';
    expect((await node(script, { environment: { ADDED: 'yes' } })).stdout).toBe('yes false\n');
  });

  it('ends a program that takes too long', async () => {
    await expect(node('setInterval(() => 0, 1000)', { within: milliseconds(50) })).rejects.toThrow(
      'was ended by SIGKILL; it may take 50ms',
    );
  });

  it('says which program could not be started', async () => {
    await expect(run('/no/such/program', [])).rejects.toThrow('/no/such/program could not be started:');
  });
});

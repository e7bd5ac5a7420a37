import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Process } from '#lib/components/component';
import { renderProcesses } from '#lib/output/processes';
import { seconds } from '#lib/units/duration';
import { freePort } from '#verify/free-port';
import { readProcesses, startProcess } from '#verify/processes';

const node = async (script: string): Promise<Process> => {
  const port = await freePort();
  return {
    name: 'sample',
    program: 'node',
    arguments: ['-e', script.replace('PORT', String(port))],
    environment: { SAMPLE: 'yes' },
    ready: `http://127.0.0.1:${port}/`,
    readyWithin: seconds(10),
  };
};

const start = (process: Process) => startProcess(process, globalThis.process.execPath, tmpdir());
const serve = 'require("http").createServer((_, r) => r.end()).listen(PORT, "127.0.0.1");';

describe('startProcess', () => {
  it('waits until the process is ready, and ends it', async () => {
    const running = start(await node(`${serve} process.on("SIGTERM", () => process.exit(0))`));
    await running.untilReady();
    await running.stop();
    await expect(running.stop()).rejects.toThrow('sample had ended by itself');
  });

  it('shows the end of the log of a process that does not come up', async () => {
    const running = start(await node('console.error("bad configuration"); process.exit(3)'));
    await expect(running.untilReady()).rejects.toThrow(
      'sample has ended instead of getting ready\nbad configuration',
    );
  });

  it('tells the status of a process that ends badly', async () => {
    const running = start(await node(`${serve} process.on("SIGTERM", () => process.exit(4))`));
    await running.untilReady();
    await expect(running.stop()).rejects.toThrow('sample ended with status 4');
  });
});

describe('readProcesses', () => {
  it('reads what the stack writes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'processes-test-'));
    const processes = [await node(serve)];
    writeFileSync(join(folder, 'processes.yaml'), renderProcesses(processes));
    expect(readProcesses(folder)).toEqual(processes);
    rmSync(folder, { recursive: true });
  });
});

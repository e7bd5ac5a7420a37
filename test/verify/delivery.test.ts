import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';
import { troubledMetrics } from '#verify/simulated-node';
import { webhookAddresses } from '#verify/webhooks';

withProgram('promtool', (promtool) => {
  it('reads the metrics of the simulated node', async () => {
    const outcome = await run(promtool, ['check', 'metrics'], { input: troubledMetrics(12.5) });
    expect(outcome).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('webhookAddresses', () => {
  it('finds each address once, whatever the path', () => {
    const folder = mkdtempSync(join(tmpdir(), 'webhooks-test-'));
    mkdirSync(join(folder, 'config'));
    writeFileSync(
      join(folder, 'config/alertmanager.yaml'),
      `receivers:
        - webhook_configs: [{ url: 'http://127.0.0.1:9401/page' }, { url_file: secret }]
        - webhook_configs: [{ url: 'http://127.0.0.1:9401/chat' }, { url: 'http://127.0.0.1:9402/' }]
        - name: nobody`,
    );
    expect(webhookAddresses(folder).map(({ host }) => host)).toEqual(['127.0.0.1:9401', '127.0.0.1:9402']);
    rmSync(folder, { recursive: true });
  });
});

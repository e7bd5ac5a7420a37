import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metrics } from '#metrics/index';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';
import { cataloguePage } from '#verify/catalogue-page';
import { inTrouble } from '#verify/simulated-dwcp';
import { outsideReceivers, webhookAddresses } from '#verify/webhooks';

withProgram('promtool', (promtool) => {
  it('reads the page of the simulated DWCP', async () => {
    const input = inTrouble(
      cataloguePage(
        metrics.filter(({ job }) => job.name === 'dwcp-core'),
        12.5,
      ),
    );
    const outcome = await run(promtool, ['check', 'metrics', '--extended', '--lint=none'], { input });
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the receivers of an Alertmanager configuration', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'webhooks-test-'));
    mkdirSync(join(folder, 'config'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (receivers: string) => writeFileSync(join(folder, 'config/alertmanager.yaml'), receivers);

  it('have addresses, each found once, whatever the path', () => {
    write(`receivers:
      - name: page
        webhook_configs: [{ url: 'http://127.0.0.1:9401/page' }, { url_file: secret }]
      - name: chat
        webhook_configs: [{ url: 'http://127.0.0.1:9401/chat' }, { url: 'http://127.0.0.1:9402/' }]
      - name: nobody
`);
    expect(webhookAddresses(folder).map(({ host }) => host)).toEqual(['127.0.0.1:9401', '127.0.0.1:9402']);
  });

  it('are outside unless all they have is a webhook on loopback', () => {
    write(`receivers:
      - { name: nobody }
      - { name: loopback, webhook_configs: [{ url: 'http://127.0.0.9:9401/' }, { url: 'http://[::1]:1/' }] }
      - { name: secret, webhook_configs: [{ url_file: secret }] }
      - { name: away, webhook_configs: [{ url: 'http://127.0.0.1:1/' }, { url: 'https://127.example.com/' }] }
      - { name: mail, webhook_configs: [{ url: 'http://127.0.0.1:1/' }], email_configs: [{ to: a@example.com }] }
`);
    expect(outsideReceivers(folder)).toEqual(['secret', 'away', 'mail']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutes } from '#lib/units/duration';
import { expectAccess } from '#verify/access';
import type { Checklist } from '#verify/checklist';
import { type DataSource, dataSourcesOf } from '#verify/data-source';
import { eventually } from '#verify/eventually';
import type { Site } from '#verify/site';

/**
 * Checks that samples of a simulated DWCP reach long-term storage through vmauth, whole, and that vmauth lets in nobody
 * else. Left out where the site has no long-term storage.
 *
 * @param folder of the stage
 */
export async function verifyStorage(site: Site, folder: string, checklist: Checklist): Promise<void> {
  const { environment, vmalerts } = site;
  const storage = dataSourcesOf(folder).get('victoria-metrics');
  if (storage === undefined) {
    checklist.leaveOut(`${environment}: long-term storage`, 'it has none');
    return;
  }
  await checklist.check(`${environment}: samples arrive in VictoriaMetrics with the labels of the site`, () =>
    eventually(minutes(1), () => expectSiteLabels(storage)),
  );
  await checklist.check(`${environment}: VictoriaMetrics keeps every sample of the 500 ms job`, () =>
    eventually(minutes(1), () => expectEverySample(storage)),
  );
  await checklist.check(`${environment}: vmauth lets in who has the right token, and nobody else`, () =>
    expectRefusals(storage, readFileSync(join(folder, 'secrets/victoria-metrics/write-token'), 'utf8')),
  );
  for (const [index, vmalert] of vmalerts.entries()) {
    await checklist.check(`${environment}: vmalert ${index} evaluates its rules`, () =>
      eventually(minutes(3), async () => {
        const rules = (await vmalert.groups()).flatMap((group) => group.rules);
        const unhealthy = rules.filter(({ health }) => health !== 'ok');
        if (rules.length === 0) throw new Error('it has no rules');
        if (unhealthy.length > 0)
          throw new Error(unhealthy.map(({ name, lastError }) => `${name}: ${lastError}`).join('\n'));
        return `${rules.length} rules`;
      }),
    );
  }
  await checklist.check(`${environment}: what vmalert records is found in VictoriaMetrics`, () =>
    eventually(minutes(4), async () => {
      const recorded = await storage.query('dwcp:consensus_latency:p95_avg_7d');
      if (recorded.length !== 1) throw new Error(`${recorded.length} series`);
      return JSON.stringify(recorded[0]);
    }),
  );
}

async function expectSiteLabels(storage: DataSource): Promise<string> {
  const [first] = await storage.query('up{job="dwcp-core"}');
  if (first === undefined) throw new Error('none of dwcp-core has arrived');
  const { cluster, environment, site, replica } = first.metric;
  if (cluster === undefined || environment === undefined || site === undefined) {
    throw new Error(`labels are missing: ${JSON.stringify(first.metric)}`);
  }
  if (replica !== undefined) throw new Error(`replica="${replica}" would double every series`);
  return `cluster="${cluster}", environment="${environment}", site="${site}"`;
}

/** 20 in 10 s; some may be on their way. */
async function expectEverySample(storage: DataSource): Promise<string> {
  const [first] = await storage.query('min(count_over_time(dwcp_circuit_breaker_state[10s] offset 10s))');
  if (first === undefined || first.value < 19) throw new Error(`${first?.value ?? 0} of 20 samples in 10 s`);
  return `${first.value} in 10 s`;
}

function expectRefusals({ url, token = '' }: DataSource, writeToken: string): Promise<string> {
  const read = `${url}/api/v1/query?query=1`;
  const write = `${new URL(url).origin}/insert/0/prometheus/api/v1/write`;
  return expectAccess([
    { what: 'reading with the read token', url: read, token, isAllowed: true },
    { what: 'writing with the write token', url: write, token: writeToken, body: '', isAllowed: true },
    { what: 'reading with another token', url: read, token: 'wrong', isAllowed: false },
    { what: 'reading with the write token', url: read, token: writeToken, isAllowed: false },
    { what: 'writing with the read token', url: write, token, body: '', isAllowed: false },
    {
      what: 'deleting with the read token',
      url: `${url}/api/v1/admin/tsdb/delete_series?match[]=up`,
      token,
      body: '',
      isAllowed: false,
    },
  ]);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { minutes, seconds } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { accessOf } from '#verify/data-source';
import { eventually } from '#verify/eventually';
import { type Loki, lokiAt } from '#verify/loki';
import { programOf } from '#verify/own-jobs';
import { plantedSecrets } from '#verify/planted-secrets';
import type { Receiver } from '#verify/receiver';
import type { Site } from '#verify/site';
import { writeLines } from '#verify/written-lines';

const aTrace = '0123456789abcdef0123456789abcdef';

/** What one line of each kind says, so that it can be found again. */
const lines = {
  slow: {
    level: 'info',
    component: 'amst',
    message: 'verify slow migration',
    vm_id: 'vm-12345',
    latency_ms: 612,
  },
  failed: { level: 'error', component: 'amst', message: 'verify error of one VM', trace_id: 'abc123' },
  traced: {
    level: 'info',
    component: 'pba',
    message: 'verify traced line',
    trace_id: aTrace,
    span_id: '0123456789abcdef',
  },
  fatal: { level: 'FATAL', component: 'acp', message: 'verify fatal line' },
} as const;

const text = 'verify plain text that is no JSON';
const stackTrace = [
  'panic: verify stack trace',
  '',
  'goroutine 1 [running]:',
  'main.main()',
  '\t/src/main.go:12 +0x1d',
];

/** The LogQL of the requirements, and the message of a line that it finds. */
const queries: readonly (readonly [query: string, finds: string])[] = [
  ['{job="dwcp-v3"} |= "error" | json | level="error"', lines.failed.message],
  ['{job="dwcp-v3"} | json | vm_id="vm-12345"', lines.slow.message],
  ['{job="dwcp-v3"} | json | latency_ms > 500', lines.slow.message],
  ['{job="dwcp-v3"} | json | component="amst"', lines.failed.message],
  ['{job="dwcp-v3"} | json | trace_id="abc123"', lines.failed.message],
  ['{job="dwcp-v3"} | trace_id="abc123"', lines.failed.message],
  [`{job="dwcp-v3"} | trace_id="${aTrace}"`, lines.traced.message],
  ['{job="dwcp-v3"} |= "plain text"', text],
  ['{job="dwcp-v3"} |= "verify stack trace"', '/src/main.go:12'],
];

/**
 * Writes lines as DWCP does, and checks that they are found in Loki as the requirements ask for them and Grafana asks it,
 * without what is nobody's business, and that a fatal one reaches a receiver. Left out where the site collects no logs.
 *
 * @param folder of the stage
 */
export async function verifyLogs(
  site: Site,
  folder: string,
  receivers: readonly Receiver[],
  checklist: Checklist,
): Promise<void> {
  const { environment, processes } = site;
  const needed = ['loki', 'loki-gateway', 'otel-logs'];
  const missing = needed.filter((name) => !processes.some((process) => programOf(process) === name));
  const asGrafana = accessOf(folder, 'loki');
  if (missing.length > 0 || asGrafana === undefined) {
    checklist.leaveOut(`${environment}: logs`, `${missing.join(', ') || 'Grafana'} is not there`);
    return;
  }
  const { url, token = '' } = asGrafana;
  const loki = lokiAt(url, { token });
  const now = new Date().toISOString();
  writeLines(join(folder, logFileOf(folder)), [
    ...Object.values(lines).map((line) => JSON.stringify({ timestamp: now, ...line })),
    text,
    ...stackTrace,
    ...plantedSecrets.flatMap(({ text: planted, what }) => [
      JSON.stringify({ timestamp: now, level: 'info', message: `verify planted ${planted}`, what }),
      `verify planted ${planted}`,
    ]),
    JSON.stringify({
      timestamp: now,
      level: 'info',
      message: 'verify planted',
      db_password: 'planted-under-its-key',
      password: null,
      pwd: 4_711_081_547_110_815,
      headers: { 'X-Api-Key': ['planted-in-a-list'], Cookie: ['sid=planted-in-cookies'] },
    }),
  ]);
  for (const [query, finds] of queries) {
    await checklist.check(`${environment}: Loki answers ${query}`, () =>
      eventually(minutes(1), () => expectFound(loki, query, finds)),
    );
  }
  await checklist.check(`${environment}: Loki finds streams by few labels`, async () => {
    const known = ['cluster', 'job', 'level', 'namespace'];
    const labels = await loki.labels();
    const unknown = labels.filter((label) => !known.includes(label));
    if (unknown.length > 0) throw new Error(`${unknown.join(', ')} are labels too`);
    return labels.join(', ');
  });
  await checklist.check(`${environment}: planted secrets never reach Loki`, () =>
    eventually(seconds(30), () => expectRedacted(loki)),
  );
  await checklist.check(`${environment}: a fatal line reaches a receiver through Loki's ruler`, () =>
    eventually(minutes(4), async () => {
      const found = receivers
        .flatMap(({ notifications }) => notifications)
        .find(({ labels }) => labels.alertname === 'DWCPLogFatal');
      if (found === undefined) throw new Error('DWCPLogFatal has not arrived');
      const { labels, annotations, receiver } = found;
      if (labels.job !== 'dwcp-v3' || labels.cluster === undefined) {
        throw new Error(`its labels are ${JSON.stringify(labels)}`);
      }
      if (annotations.runbook_url === undefined) throw new Error('it has no runbook_url');
      return `at ${receiver}`;
    }),
  );
}

async function expectFound(loki: Loki, query: string, text: string): Promise<string> {
  const found = await loki.lines(query);
  if (!found.some((line) => line.text.includes(text))) {
    throw new Error(`${found.length} lines, none with ${text}`);
  }
  return `${found.length} lines`;
}

async function expectRedacted(loki: Loki): Promise<string> {
  const found = await loki.lines('{job="dwcp-v3"} |= "verify planted"');
  const expected = plantedSecrets.length * 2 + 1;
  if (found.length < expected) throw new Error(`${found.length} of ${expected} lines have arrived`);
  const everything = JSON.stringify(found);
  const secrets = [...plantedSecrets.map(({ secret }) => secret), 'planted-under-its-key'];
  const leaked = secrets.filter((secret) => everything.includes(secret));
  if (leaked.length > 0) throw new Error(`Loki has ${leaked.join(', ')}`);
  const broken = found.filter(({ text }) => text.startsWith('{') && !isJson(text));
  if (broken.length > 0) throw new Error(`is no JSON any more: ${broken.map(({ text }) => text).join(', ')}`);
  return `none of ${secrets.length} in ${found.length} lines`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A file that the collector reads as one of DWCP's. */
function logFileOf(folder: string): string {
  const {
    receivers,
  }: { readonly receivers: Readonly<Record<string, { readonly include: readonly string[] }>> } = parse(
    readFileSync(join(folder, 'config/otel-logs.yaml'), 'utf8'),
  );
  const [pattern] = receivers['file_log/dwcp-v3']?.include ?? [];
  if (pattern === undefined) throw new Error('the collector reads no files of dwcp-v3');
  return pattern.replace('*', 'app');
}

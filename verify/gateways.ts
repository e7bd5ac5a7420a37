import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutes } from '#lib/units/duration';
import { expectAccess } from '#verify/access';
import type { Checklist } from '#verify/checklist';
import { type Access, accessOf } from '#verify/data-source';
import { eventually } from '#verify/eventually';
import { lokiAt } from '#verify/loki';
import { programOf } from '#verify/own-jobs';
import type { Site } from '#verify/site';

/** The label `job` of what is written here. */
const job = 'verify-gateway';

/**
 * Checks that Loki and Pyroscope are written to by those who show the token for it and read by those who show the other, and
 * by nobody else. In the place of a Pyroscope that is not to be had stands the simulated DWCP, which says yes to everything.
 *
 * @param folder of the stage
 */
export async function verifyGateways(site: Site, folder: string, checklist: Checklist): Promise<void> {
  const { environment } = site;
  const runs = (program: string) => site.processes.some((process) => programOf(process) === program);
  const [logs, profiles] = [accessOf(folder, 'loki'), accessOf(folder, 'pyroscope')];
  if (logs === undefined || !runs('loki-gateway') || !runs('loki')) {
    checklist.leaveOut(`${environment}: loki-gateway`, 'it or Loki does not run');
  } else {
    await checklist.check(
      `${environment}: loki-gateway lets in who has the right token, and nobody else`,
      () =>
        expectLogs(
          logs,
          writeTokenOf(folder, /(?<=bearertokenauth:\n\s+filename: )\S+/, 'config/otel-logs.yaml'),
        ),
    );
    await checklist.check(`${environment}: Loki has what was let in, and nothing else`, () =>
      eventually(minutes(1), () => expectOneLine(logs)),
    );
  }
  if (profiles === undefined || !runs('pyroscope-gateway') || runs('pyroscope')) {
    const reason = 'it does not run, or a Pyroscope does, which takes nothing that is made up';
    checklist.leaveOut(`${environment}: pyroscope-gateway`, reason);
    return;
  }
  await checklist.check(
    `${environment}: pyroscope-gateway lets in who has the right token, and nobody else`,
    () =>
      expectProfiles(
        profiles,
        writeTokenOf(folder, /(?<=bearer_token_file\s*=\s*")[^"]+/, 'config/config.alloy'),
      ),
  );
}

/** The token that a program of the stage shows. @param path what of its configuration is the path of the file */
function writeTokenOf(folder: string, path: RegExp, config: string): string {
  const [file] = path.exec(readFileSync(join(folder, config), 'utf8')) ?? [];
  if (file === undefined) throw new Error(`${config} names no token`);
  return readFileSync(join(folder, file), 'utf8');
}

/** A log line in OTLP: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
const otlpLine = (text: string): string =>
  JSON.stringify({
    resourceLogs: [
      {
        resource: { attributes: [{ key: 'job', value: { stringValue: job } }] },
        scopeLogs: [{ logRecords: [{ timeUnixNano: `${Date.now()}000000`, body: { stringValue: text } }] }],
      },
    ],
  });

function expectLogs({ url, token = '' }: Access, writeToken: string): Promise<string> {
  const push = `${url}/otlp/v1/logs`;
  const query = `${url}/loki/api/v1/labels`;
  const refused = otlpLine('refused');
  return expectAccess([
    {
      what: 'writing with the write token',
      url: push,
      token: writeToken,
      body: otlpLine('let in'),
      isAllowed: true,
    },
    { what: 'reading with the read token', url: query, token, isAllowed: true },
    { what: 'writing without a token', url: push, body: refused, isAllowed: false },
    { what: 'writing with another token', url: push, token: 'wrong', body: refused, isAllowed: false },
    { what: 'writing with the read token', url: push, token, body: refused, isAllowed: false },
    { what: 'reading without a token', url: query, isAllowed: false },
    { what: 'reading with the write token', url: query, token: writeToken, isAllowed: false },
    {
      what: 'writing with the read token among what is read',
      url: `${url}/loki/api/v1/push`,
      token,
      body: JSON.stringify({ streams: [{ stream: { job }, values: [[`${Date.now()}000000`, 'refused']] }] }),
      isAllowed: false,
    },
    {
      what: 'deleting with the read token',
      url: `${url}/loki/api/v1/delete?query={job="${job}"}&start=0`,
      token,
      body: '',
      isAllowed: false,
    },
  ]);
}

async function expectOneLine({ url, token = '' }: Access): Promise<string> {
  const found = await lokiAt(url, { token }).lines(`{job="${job}"}`);
  const texts = found.map(({ text }) => text);
  if (texts.join() !== 'let in') throw new Error(`it has ${texts.join(', ') || 'no line'}`);
  return `${texts.length} line`;
}

function expectProfiles({ url, token = '' }: Access, writeToken: string): Promise<string> {
  const push = `${url}/push.v1.PusherService/Push`;
  const query = `${url}/querier.v1.QuerierService/ProfileTypes`;
  return expectAccess([
    { what: 'writing with the write token', url: push, token: writeToken, body: '{}', isAllowed: true },
    { what: 'reading with the read token', url: query, token, body: '{}', isAllowed: true },
    { what: 'writing without a token', url: push, body: '{}', isAllowed: false },
    { what: 'writing with the read token', url: push, token, body: '{}', isAllowed: false },
    { what: 'reading with the write token', url: query, token: writeToken, body: '{}', isAllowed: false },
    {
      what: 'changing settings with the read token',
      url: `${url}/settings.v1.SettingsService/Set`,
      token,
      body: '{}',
      isAllowed: false,
    },
  ]);
}

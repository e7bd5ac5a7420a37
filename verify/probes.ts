import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { parse } from 'yaml';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { seconds } from '#lib/units/duration';
import { makeCertificates } from '#verify/certificates';
import type { Checklist } from '#verify/checklist';
import { freePort } from '#verify/free-port';
import { getText } from '#verify/http';
import { listen } from '#verify/listen';
import { startProcess } from '#verify/processes';
import { createStage } from '#verify/stage';

/** What an endpoint answers, and whether each way of asking is content with that. */
const answers: readonly {
  readonly path: string;
  readonly status: number;
  readonly location?: string;
  readonly contents: readonly string[];
}[] = [
  { path: '/page', status: 200, contents: ['page', 'login', 'handshake'] },
  { path: '/own-login', status: 302, location: '/login', contents: ['login', 'handshake'] },
  {
    path: '/elsewhere',
    status: 302,
    location: 'https://somewhere.example/',
    contents: ['handshake'],
  },
  { path: '/closed', status: 401, contents: ['refusal', 'handshake'] },
  { path: '/broken', status: 500, contents: ['handshake'] },
];

const config = 'config/blackbox-exporter.yaml';

/**
 * Has the real blackbox-exporter probe a server on loopback by every module of an environment: each has to be content with
 * the answers that it is for, and with no other, and to tell how long the certificate is valid.
 */
export async function verifyProbes(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const program = paths.get('prometheus-blackbox-exporter');
  if (program === undefined || !existsSync(join(dist, environment, config))) return;
  await checklist.check(`${environment}: blackbox-exporter tells good answers from bad ones`, () =>
    probe(dist, environment, program),
  );
}

async function probe(dist: string, environment: string, program: string): Promise<string> {
  const { folder, remove } = createStage(dist, environment);
  const certificates = join(folder, 'certificates');
  await makeCertificates(certificates);
  const read = (file: string) => readFileSync(join(certificates, file));
  const port = await freePort();
  const server = createServer(
    { cert: read(certificateFiles.certificate), key: read(certificateFiles.key) },
    ({ url }, response) => {
      const answer = answers.find(({ path }) => path === url);
      response.writeHead(answer?.status ?? 404, answer?.location ? { location: answer.location } : {});
      response.end();
    },
  );
  const serving = await listen(server, '127.0.0.1', port);
  const address = `127.0.0.1:${await freePort()}`;
  const exporter = startProcess(
    {
      name: 'blackbox-exporter',
      program,
      arguments: [`--config.file=${config}`, `--web.listen-address=${address}`],
      environment: { SSL_CERT_FILE: join(certificates, certificateFiles.authority) },
      ready: `http://${address}/-/healthy`,
      readyWithin: seconds(30),
    },
    program,
    folder,
  );
  try {
    await exporter.untilReady();
    const { modules }: { modules: Readonly<Record<string, object>> } = parse(
      readFileSync(join(folder, config), 'utf8'),
    );
    const asked = Object.keys(modules).filter((name) => !name.endsWith('-by-proxy'));
    const wrong: string[] = [];
    for (const module of asked) {
      for (const { path, contents } of answers) {
        const target = module === 'handshake' ? `127.0.0.1:${port}` : `https://127.0.0.1:${port}${path}`;
        const page = await getText(
          `http://${address}/probe?${new URLSearchParams({ module, target, debug: 'false' })}`,
        );
        const isContent = /^probe_success 1$/m.test(page);
        if (isContent !== contents.includes(module)) {
          wrong.push(`${module} is ${isContent ? '' : 'not '}content with ${path}`);
        }
        if (!/^probe_ssl_earliest_cert_expiry 1\.\d+e\+09$/m.test(page)) {
          wrong.push(`${module} does not tell until when the certificate of ${path} is valid`);
        }
      }
    }
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    return `${asked.join(', ')}: ${asked.length * answers.length} probes`;
  } finally {
    await exporter.stop();
    await serving.stop();
    remove();
  }
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadContent } from '#content';
import type { Process } from '#lib/components/component';
import { loadEnvironment } from '#lib/environment/load';
import { renderProblem } from '#lib/problem';
import { buildStack } from '#lib/stack';

/** One of two sites on this machine. */
export interface PairedSite {
  readonly name: string;
  /** Its loopback address, where the other has another. */
  readonly host: string;
  /** In which its files are, as `npm run synth` would write them. */
  readonly folder: string;
  readonly processes: readonly Process[];
  token(secret: string, key: string): string;
  remove(): void;
}

/** The addresses of the two. Each names the other in another way, because its own is replaced wherever it stands. */
const sites = [
  { name: 'eu', host: '127.0.0.1', peer: 'us', peerUrl: 'http://127.0.1.1:8427' },
  { name: 'us', host: '127.0.1.1', peer: 'eu', peerUrl: 'http://localhost:8427' },
] as const;

/**
 * An environment of processes as two sites that hold each other's samples.
 *
 * @throws Error when it is no environment any more with the other site in it
 */
export function pairOf(environment: string): readonly PairedSite[] {
  const text = readFileSync(`environments/${environment}.yaml`, 'utf8');
  const shared = new Map(['read-token', 'write-token'].map((key) => [key, randomBytes(24).toString('hex')]));
  return sites.map(({ name, host, peer, peerUrl }) => {
    const own = text.replace(/^site: .*$/m, `site: ${name}`).replace(
      /^victoriaMetrics:$/m,
      `victoriaMetrics:
  sites:
    tokens:
      read: { secret: sites, key: read-token }
      write: { secret: sites, key: write-token }
    peers: [{ site: ${peer}, url: '${peerUrl}' }]`,
    );
    const loaded = loadEnvironment({ file: `environments/${environment}.yaml`, text: own });
    if (loaded.environment === undefined) throw new Error(loaded.problems.map(renderProblem).join('\n'));
    const { components } = buildStack(loaded.environment, loadContent());
    const folder = mkdtempSync(join(tmpdir(), `verify-${name}-`));
    const write = (path: string, content: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    const here = (each: string) =>
      host === '127.0.0.1' ? each : each.replaceAll(/127\.0\.0\.1(?=:)/g, host);
    for (const { path, text: content } of components.flatMap(({ files }) => files))
      write(path, here(content));
    for (const { secret, key } of components.flatMap(({ secrets }) => secrets)) {
      const value = secret === 'sites' ? shared.get(key) : undefined;
      write(`secrets/${secret}/${key}`, value ?? randomBytes(24).toString('hex'));
    }
    return {
      name,
      host,
      folder,
      processes: components
        .flatMap(({ processes }) => processes)
        .map((process) => ({
          ...process,
          arguments: process.arguments.map(here),
          ready: here(process.ready),
        })),
      token: (secret, key) => readFileSync(join(folder, 'secrets', secret, key), 'utf8'),
      remove: () => rmSync(folder, { recursive: true, force: true }),
    };
  });
}

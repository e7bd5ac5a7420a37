import { ProblemsError } from '#lib/problem';
import { type Bytes, mebibytes } from '#lib/units/bytes';
import { type Duration, seconds } from '#lib/units/duration';

export interface PageLimits {
  readonly timeout: Duration;
  readonly size: Bytes;
}

/** Ample for any exporter: kube-state-metrics of a large cluster shows some 100 MiB in 20 s. */
const ample: PageLimits = { timeout: seconds(30), size: mebibytes(256) };

/**
 * Gets a `/metrics` page as Prometheus' text format. Redirects are not followed: only the address that was given
 * is asked.
 *
 * @throws ProblemsError when there is no such page
 */
export async function fetchPage(url: URL, limits: PageLimits = ample): Promise<string> {
  const { timeout, size } = limits;
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/plain; version=0.0.4' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout.inMilliseconds),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw noPage(url, `answers ${response.status} ${response.statusText}`.trimEnd());
    }
    return await readUpTo(size, response, url);
  } catch (error) {
    throw error instanceof ProblemsError ? error : noPage(url, reason(error, timeout));
  }
}

async function readUpTo(size: Bytes, response: Response, url: URL): Promise<string> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of response.body ?? []) {
    read += chunk.length;
    if (read > size.inBytes) throw noPage(url, `is larger than ${size}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function noPage(url: URL, message: string): ProblemsError {
  const fix =
    'give the address of a metrics page of a running program, such as http://127.0.0.1:9090/metrics';
  return new ProblemsError([{ check: 'catalogue/page', where: { file: url.href }, message, fix }]);
}

function reason(error: unknown, timeout: Duration): string {
  if (property(error, 'name') === 'TimeoutError') return `does not answer within ${timeout}`;
  const message = property(property(error, 'cause'), 'message') ?? property(error, 'message');
  return `cannot be read: ${message ?? error}`;
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

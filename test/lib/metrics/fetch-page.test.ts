import { createServer, type RequestListener, type Server } from 'node:http';
import { fetchPage } from '#lib/metrics/fetch-page';
import { Bytes } from '#lib/units/bytes';
import { milliseconds } from '#lib/units/duration';

let server: Server | undefined;

/** A page on loopback, at a port of its own. */
async function serve(answer: RequestListener): Promise<URL> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return new URL(`http://127.0.0.1:${address.port}/metrics`);
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const limits = { timeout: milliseconds(2_000), size: Bytes.of(100) };
const wayOut =
  '\n    give the address of a metrics page of a running program, such as http://127.0.0.1:9090/metrics';

describe('fetchPage', () => {
  it('asks for the text format and returns the page', async () => {
    const url = await serve((request, response) => response.end(`${request.headers.accept} é`));
    await expect(fetchPage(url, limits)).resolves.toBe('text/plain; version=0.0.4 é');
  });

  it('follows no redirect', async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    await expect(fetchPage(url, limits)).rejects.toThrow(`${url} answers 302 Found${wayOut}`);
  });

  it('stops reading a page that is too large', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(101)));
    await expect(fetchPage(url, limits)).rejects.toThrow(`${url} is larger than 100 B${wayOut}`);
  });

  it('does not wait for ever', async () => {
    const url = await serve(() => undefined);
    await expect(fetchPage(url, { ...limits, timeout: milliseconds(50) })).rejects.toThrow(
      `${url} does not answer within 50ms${wayOut}`,
    );
  });

  it('says why nothing can be read', async () => {
    const url = await serve((_, response) => response.destroy());
    await expect(fetchPage(url, limits)).rejects.toThrow(`${url} cannot be read: other side closed${wayOut}`);
  });
});

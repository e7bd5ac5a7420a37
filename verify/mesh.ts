import { connect } from 'node:tls';
import { seconds } from '#lib/units/duration';

/**
 * Connects with TLS and shows no certificate.
 *
 * @param authority of who is connected to
 * @returns what the server says to that
 * @throws Error when it goes on
 */
export const strangerIsRefused = (host: string, port: number, authority: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, ca: authority });
    // A server of TLS 1.3 says no only after the client has gone on.
    socket.setTimeout(seconds(5).inMilliseconds, () => {
      socket.destroy();
      reject(new Error(`${host}:${port} lets in who shows no certificate`));
    });
    socket.on('error', ({ message }) =>
      resolve(message.replace(/^.*?routines:/, '').replace(/:\.\..*/s, '')),
    );
    socket.write('hello');
  });

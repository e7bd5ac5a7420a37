import { X509Certificate } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { Process } from '#lib/components/component';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { minutes, seconds } from '#lib/units/duration';
import { makeCertificates } from '#verify/certificates';
import { eventually } from '#verify/eventually';

/** The fingerprint of the certificate that a server shows, whoever vouches for it. @throws Error when it shows none */
export const shownBy = (host: string, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    // As clients that call it by its name do.
    const socket = connect({ host, port, servername: 'verify', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? '');
      socket.destroy();
    });
    socket.setTimeout(seconds(5).inMilliseconds, () =>
      socket.destroy(new Error(`${host}:${port} shows nothing`)),
    );
    socket.on('error', reject);
  });

/** The fingerprint of the certificate in a folder of them. */
export const fingerprintIn = (folder: string): string =>
  new X509Certificate(readFileSync(join(folder, certificateFiles.certificate))).fingerprint256;

/**
 * Replaces the certificate and its key under running programs, as the kubelet does when a Secret changes: all of them have to show
 * the new one without a restart. Who checks it against the old authority gets nowhere from then on.
 *
 * @param certificates the folder that they read
 * @returns how many show it
 */
export async function expectRenewal(processes: readonly Process[], certificates: string): Promise<string> {
  const renewed = `${certificates}-renewed`;
  await makeCertificates(renewed);
  for (const file of [certificateFiles.certificate, certificateFiles.key])
    copyFileSync(join(renewed, file), join(certificates, file));
  const expected = fingerprintIn(renewed);
  await eventually(minutes(1), async () => {
    for (const { name, ready } of processes) {
      const { hostname, port } = new URL(ready);
      if ((await shownBy(hostname, Number(port))) !== expected) throw new Error(`${name} shows the old one`);
    }
  });
  return `${processes.length} programs`;
}

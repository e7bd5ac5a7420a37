import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { runToSuccess } from '#tools/run';
import { addressOfReplica } from '#verify/loopback';

/**
 * Makes what a site's Secret holds: a certificate of the replicas on this machine, its key, and who vouches for it, which is itself.
 *
 * @param folder is made
 * @throws Error when openssl cannot
 */
export async function makeCertificates(folder: string): Promise<void> {
  mkdirSync(folder);
  const at = (name: string) => join(folder, name);
  const { certificate, key, authority } = certificateFiles;
  const names = [0, 1, 2, 3, 4].map((replica) => `IP:${addressOfReplica(replica)}`);
  const subject = ['-subj', '/CN=verify', '-addext', `subjectAltName=${names}`, '-days', '1'];
  await openssl([
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject],
    ...['-keyout', at(key), '-out', at(certificate)],
  ]);
  await openssl(['x509', '-in', at(certificate), '-out', at(authority)]);
}

/** Progress, in dots. */
const noise = /^[.+*-]/;

const openssl = (args: readonly string[]) => runToSuccess('openssl', args, { noise });

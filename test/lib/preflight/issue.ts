import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate, and the name of its files in the folder, without `.crt` and `.key`. */
export interface Issued {
  readonly file: string;
  readonly pem: string;
}

interface Wanted {
  readonly subject: string;
  readonly names?: readonly string[];
  /** Whether it may sign others. @default no */
  readonly isAuthority?: boolean;
  /** @default itself */
  readonly by?: Issued;
}

let count = 0;

/** Issues a certificate with openssl, as a site does. It ends in 90 days. */
export function issue(folder: string, { subject, names = [], isAuthority = false, by }: Wanted): Issued {
  count += 1;
  const file = `${count}`;
  const at = (name: string) => join(folder, name);
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '90'],
      ...['-subj', subject, '-keyout', at(`${file}.key`), '-out', at(`${file}.crt`)],
      ...['-addext', `basicConstraints=critical,CA:${isAuthority ? 'TRUE' : 'FALSE'}`],
      ...(names.length === 0
        ? []
        : ['-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`]),
      ...(by === undefined ? [] : ['-CA', at(`${by.file}.crt`), '-CAkey', at(`${by.file}.key`)]),
    ],
    { stdio: 'pipe' },
  );
  return { file, pem: readFileSync(at(`${file}.crt`), 'utf8') };
}

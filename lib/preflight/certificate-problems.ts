import type { X509Certificate } from 'node:crypto';
import type { CertificateSecret } from '#lib/kubernetes/certificate-secrets';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { endOf, millisecondsLeft, renderDate, renderLeft } from '#lib/preflight/certificate-end';
import type { Finding } from '#lib/preflight/finding';
import { isFor, isIssuedBy, namesOf, readCertificates, renderName } from '#lib/preflight/read-certificate';
import { listed, listedShort } from '#lib/preflight/words';
import { days } from '#lib/units/duration';

/** Renewed by itself, a certificate is so long before: what ends that soon was forgotten, or is not renewed any more. */
const soon = days(14);

const { certificate: certificateKey, authority: authorityKey } = certificateFiles;

export const whichOf = ({ name, namespace }: CertificateSecret): string =>
  `the certificate in Secret ${name} of ${namespace}`;

const missing = (message: string, fix: string): Finding => ({
  group: 'secrets',
  status: 'missing',
  message,
  fix,
});

/** What is stored is no certificate. */
export const unreadable = ({ name, namespace }: CertificateSecret, key: string): Finding =>
  missing(
    `${key} of Secret ${name} in ${namespace} holds no certificate in PEM, or one that cannot be read`,
    'store it again, from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----"',
  );

/** It has ended, or does so soon. */
export function ends(secret: CertificateSecret, certificate: X509Certificate, now: Date): readonly Finding[] {
  const left = millisecondsLeft(certificate, now);
  const fix = 'issue it again, and see why what renews it did not';
  const end = renderDate(endOf(certificate));
  if (left <= 0) return [missing(`${whichOf(secret)} ended on ${end}, and it is ${renderDate(now)}`, fix)];
  if (left > soon.inMilliseconds) return [];
  const message = `${whichOf(secret)} ends on ${end}, in ${renderLeft(left)}, and it is to be renewed ${renderLeft(soon.inMilliseconds)} before`;
  return [{ group: 'secrets', status: 'warning', message, fix }];
}

/** Names that are called and that it is not for. */
export function lacksNames(secret: CertificateSecret, certificate: X509Certificate): readonly Finding[] {
  const lacking = secret.names.filter((name) => !isFor(certificate, name));
  if (lacking.length === 0) return [];
  const has = namesOf(certificate);
  const what = has.length === 0 ? 'no name' : listedShort(has);
  return [
    missing(
      `${whichOf(secret)} is for ${what}, and not for ${listed(lacking)}`,
      'issue it again, for these names too',
    ),
  ];
}

/** @param authority the text of `ca.crt` */
export function isOfOther(
  secret: CertificateSecret,
  certificate: X509Certificate,
  between: readonly X509Certificate[],
  authority: string,
): readonly Finding[] {
  const authorities = readCertificates(authority);
  if (authorities === undefined) return [unreadable(secret, authorityKey)];
  if (isIssuedBy(certificate, authorities, between)) return [];
  const has = listedShort(authorities.map(({ subject }) => renderName(subject)));
  return [
    missing(
      `${whichOf(secret)} was issued by ${renderName(certificate.issuer)}, and ${authorityKey} beside it is the certificate of ${has}, which did not sign it`,
      `add the authority that did to ${authorityKey}, with those between them in ${certificateKey}; or issue it again by one that is there`,
    ),
  ];
}

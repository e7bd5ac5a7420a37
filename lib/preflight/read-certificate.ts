import { X509Certificate } from 'node:crypto';

/** The certificates of a PEM text in their order. @returns undefined when it holds none, or one that cannot be read */
export function readCertificates(pem: string): readonly [X509Certificate, ...X509Certificate[]] | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  try {
    const [first, ...others] = blocks.map((block) => new X509Certificate(block));
    return first === undefined ? undefined : [first, ...others];
  } catch {
    return undefined;
  }
}

/**
 * Whether a certificate is for a name, as programs see it that look at subjectAltName alone. A `*` of the name stands for
 * every label, for which only a `*` of the certificate is.
 */
export const isFor = (certificate: X509Certificate, name: string): boolean =>
  certificate.checkHost(name.replace('*', 'any-other-label'), {
    subject: 'never',
    partialWildcards: false,
  }) !== undefined;

/** What a certificate says that it is for. */
export const namesOf = ({ subjectAltName }: X509Certificate): readonly string[] =>
  subjectAltName?.split(', ').map((name) => name.replace(/^DNS:/, '')) ?? [];

/** Whether one of the authorities issued it, or issued one that leads to it among those that are sent with it. */
export function isIssuedBy(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  between: readonly X509Certificate[],
): boolean {
  if (authorities.some((authority) => hasIssued(authority, certificate))) return true;
  return between.some(
    (one) =>
      hasIssued(one, certificate) &&
      isIssuedBy(
        one,
        authorities,
        between.filter((other) => other !== one),
      ),
  );
}

/** The names have to match, and the signature, which alone tells authorities of the same name apart. */
const hasIssued = (authority: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.checkIssued(authority) && certificate.verify(authority.publicKey);

/** `O=Example, CN=monitoring`, on one line. */
export const renderName = (name: string): string => name.split('\n').join(', ');

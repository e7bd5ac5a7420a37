import type { X509Certificate } from 'node:crypto';
import type { CertificateSecret } from '#lib/kubernetes/certificate-secrets';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { endOf, millisecondsLeft, renderDate, renderLeft } from '#lib/preflight/certificate-end';
import { ends, isOfOther, lacksNames, unreadable, whichOf } from '#lib/preflight/certificate-problems';
import type { CertificateFact, CertificateTexts } from '#lib/preflight/cluster-facts';
import { type Finding, unknown } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { readCertificates } from '#lib/preflight/read-certificate';
import { referenceKey, references } from '#lib/preflight/references';
import { listed, listedShort } from '#lib/preflight/words';

const { certificate: certificateKey, authority: authorityKey } = certificateFiles;

/** Whether certificates are what they have to be: not yet ended, for the names that are called, of the authority beside them. */
export const certificates: Question = (objects, facts) => {
  const asked = new Set(references(objects).map(referenceKey));
  return facts.certificates.flatMap((fact) => {
    const { namespace, name } = fact.secret;
    return judge(fact, facts.askedAt, asked.has(referenceKey({ kind: 'Secret', namespace, name })));
  });
};

/** @param isAskedFor what it lacks is told with the keys of the other Secrets */
function judge({ secret, found }: CertificateFact, now: Date, isAskedFor: boolean): readonly Finding[] {
  if (found.kind === 'unknown') return [unread(secret, found.reason)];
  const { certificate, authority } = found.value ?? {};
  if (certificate === undefined) return isAskedFor ? [] : [absent(secret, found.value)];
  const shown = readCertificates(certificate);
  if (shown === undefined) return [unreadable(secret, certificateKey)];
  const [first, ...between] = shown;
  const problems = [
    ...ends(secret, first, now),
    ...lacksNames(secret, first),
    ...(secret.hasAuthority && authority !== undefined ? isOfOther(secret, first, between, authority) : []),
  ];
  return problems.length > 0 ? problems : [good(secret, first, now)];
}

function unread(secret: CertificateSecret, reason: string): Finding {
  const { name, namespace, names } = secret;
  return {
    ...unknown(
      'secrets',
      whichOf(secret),
      reason,
      `have somebody who may read it see when it ends${names.length === 0 ? '' : `, and that it is for ${listedShort(names)}`}`,
    ),
    commands: [
      `kubectl get secret ${name} -n ${namespace} -o go-template='{{index .data "${certificateKey}" | base64decode}}' | openssl x509 -noout -enddate -ext subjectAltName`,
    ],
  };
}

function absent({ name, namespace, names }: CertificateSecret, found: CertificateTexts | undefined): Finding {
  const lacks = found === undefined ? 'does not exist' : `has nothing under ${certificateKey}`;
  return {
    group: 'secrets',
    status: 'warning',
    message: `Secret ${name} in ${namespace} ${lacks}; it is to hold the certificate of ${listed(names)}`,
    fix: 'create it as SUMMARY.md beside the manifests says, unless the cluster issues it after the apply: until then browsers and programs are shown another one, and refuse it',
  };
}

function good(secret: CertificateSecret, certificate: X509Certificate, now: Date): Finding {
  const { names, hasAuthority } = secret;
  const facts = [
    ...(names.length === 0
      ? []
      : [`is for ${names.length === 1 ? listed(names) : `all ${names.length} names`}`]),
    ...(hasAuthority ? [`is of the authority in ${authorityKey}`] : []),
    `ends on ${renderDate(endOf(certificate))}, in ${renderLeft(millisecondsLeft(certificate, now))}`,
  ];
  return { group: 'secrets', status: 'ok', message: `${whichOf(secret)} ${listed(facts)}` };
}

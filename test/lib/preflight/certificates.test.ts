import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CertificateSecret } from '#lib/kubernetes/certificate-secrets';
import { type Answer, known } from '#lib/preflight/answer';
import type { CertificateTexts } from '#lib/preflight/cluster-facts';
import { certificates } from '#lib/preflight/questions/certificates';
import { days } from '#lib/units/duration';
import { goodFacts, manifests } from '#test/lib/preflight/example';
import { issue } from '#test/lib/preflight/issue';

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['*.monitoring.svc', '*.loki.monitoring.svc'];
const authority = issue(folder, { subject: '/O=Example/CN=inside', isAuthority: true });
const sameName = issue(folder, { subject: '/O=Example/CN=inside', isAuthority: true });
const between = issue(folder, { subject: '/CN=between', isAuthority: true, by: authority });
const certificate = issue(folder, { subject: '/CN=stack', names, by: authority });
const ofBetween = issue(folder, { subject: '/CN=stack', names, by: between });
const ofOther = issue(folder, { subject: '/CN=stack', names, by: sameName });
const ofItself = issue(folder, { subject: '/CN=stack', names, isAuthority: true });
const ofHost = issue(folder, { subject: '/CN=grafana.example.com', names: ['grafana.example.com'] });
const ofHosts = issue(folder, { subject: '/CN=hosts', names: ['*.example.com'] });
const nameless = issue(folder, { subject: '/CN=grafana.example.com' });

/** That of the stack, which pods of the example mount. */
const inside: CertificateSecret = {
  namespace: 'monitoring',
  name: 'remote-write',
  names,
  hasAuthority: true,
};
/** That of the entrance, which no pod mounts. */
const host: CertificateSecret = {
  namespace: 'monitoring',
  name: 'grafana-certificate',
  names: ['grafana.example.com'],
  hasAuthority: false,
};

const millisecondsOf = (amount: number) => days(amount).inMilliseconds;

/** All were issued today, and end at one time but for the seconds that openssl took. */
const end = new Date(new X509Certificate(certificate.pem).validTo);
const date = (daysBefore: number) =>
  new Date(end.getTime() - millisecondsOf(daysBefore)).toISOString().slice(0, 10);

/** What is told so long before the certificate ends. */
const told = (
  secret: CertificateSecret,
  found: Answer<CertificateTexts | undefined>,
  askedAt = new Date(end.getTime() - millisecondsOf(60)),
): string =>
  certificates(manifests, { ...goodFacts, askedAt, certificates: [{ secret, found }] })
    .map(({ status, message, fix, commands = [] }) =>
      [`${status}: ${message}`, ...(fix === undefined ? [] : [fix]), ...commands].join('\n  '),
    )
    .join('\n');

const stored = (pem: string, authorities?: string) =>
  known({ certificate: pem, ...(authorities !== undefined && { authority: authorities }) });

const which = 'the certificate in Secret remote-write of monitoring';
const good = `ok: ${which} is for all 2 names, is of the authority in ca.crt and ends on ${date(0)}, in 60 days`;

describe('A certificate of the stack', () => {
  it('is good when it is for every name, of the authority beside it and ends later', () =>
    expect(told(inside, stored(certificate.pem, authority.pem))).toBe(good));

  it('may be of one of several authorities', () =>
    expect(told(inside, stored(certificate.pem, `${sameName.pem}${authority.pem}`))).toBe(good));

  it('may come with those between it and its authority', () =>
    expect(told(inside, stored(`${ofBetween.pem}${between.pem}`, authority.pem))).toMatch(/^ok: /));

  it('may vouch for itself', () => expect(told(inside, stored(ofItself.pem, ofItself.pem))).toMatch(/^ok: /));

  it('is not good once it has ended', () =>
    expect(told(inside, stored(certificate.pem, authority.pem), end)).toBe(
      `missing: ${which} ended on ${date(0)}, and it is ${date(0)}
  issue it again, and see why what renews it did not`,
    ));

  it('is told of when it ends within 14 days, and not a moment earlier', () => {
    const at = (moment: number) => told(inside, stored(certificate.pem, authority.pem), new Date(moment));
    const soon = end.getTime() - millisecondsOf(14);
    expect(at(soon)).toBe(
      `warning: ${which} ends on ${date(0)}, in 14 days, and it is to be renewed 14 days before
  issue it again, and see why what renews it did not`,
    );
    expect(at(soon - 1)).toMatch(/^ok: .* in 14 days$/);
  });

  it('has to be for every name; a star stands for one label', () =>
    expect(
      told(
        { ...inside, names: [...names, '*.mimir.monitoring.svc', '*.a.loki.monitoring.svc'] },
        stored(certificate.pem, authority.pem),
      ),
    ).toBe(
      `missing: ${which} is for *.monitoring.svc and *.loki.monitoring.svc, and not for *.mimir.monitoring.svc and *.a.loki.monitoring.svc
  issue it again, for these names too`,
    ));

  it('has to be for every replica, which the names of some are not', () =>
    expect(told({ ...inside, names: ['*.example.com'], hasAuthority: false }, stored(ofHost.pem))).toBe(
      `missing: ${which} is for grafana.example.com, and not for *.example.com
  issue it again, for these names too`,
    ));

  it('has to be of the authority beside it, and not of another of the same name', () =>
    expect(told(inside, stored(ofOther.pem, authority.pem))).toBe(
      `missing: ${which} was issued by O=Example, CN=inside, and ca.crt beside it is the certificate of O=Example, CN=inside, which did not sign it
  add the authority that did to ca.crt, with those between them in tls.crt; or issue it again by one that is there`,
    ));

  it('needs those between it and its authority', () =>
    expect(told(inside, stored(ofBetween.pem, authority.pem))).toBe(
      `missing: ${which} was issued by CN=between, and ca.crt beside it is the certificate of O=Example, CN=inside, which did not sign it
  add the authority that did to ca.crt, with those between them in tls.crt; or issue it again by one that is there`,
    ));

  it('has everything told that is wrong with it', () =>
    expect(
      told({ ...inside, names: ['other'] }, stored(ofOther.pem, authority.pem), end).split('\n'),
    ).toHaveLength(6));

  it.each([
    ['text', 'no certificate'],
    ['a broken certificate', certificate.pem.replace(/\n[A-Za-z0-9+/]{64}\n/, '\n')],
    ['a good and a broken one', `${certificate.pem}${authority.pem.replace(/\n[A-Za-z0-9+/]{64}\n/, '\n')}`],
  ])('cannot be %s', (_, pem) =>
    expect(told(inside, stored(pem, authority.pem))).toBe(
      `missing: tls.crt of Secret remote-write in monitoring holds no certificate in PEM, or one that cannot be read
  store it again, from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----"`,
    ),
  );

  it('cannot be checked against an authority that cannot be read', () =>
    expect(told(inside, stored(certificate.pem, 'none'))).toBe(
      `missing: ca.crt of Secret remote-write in monitoring holds no certificate in PEM, or one that cannot be read
  store it again, from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----"`,
    ));

  it.each([
    ['its Secret', undefined],
    ['itself', { authority: authority.pem }],
  ])('is left to the question for keys when %s is not there', (_, found) =>
    expect(told(inside, known(found))).toBe(''),
  );

  it('is unknown to who may not read it', () =>
    expect(told(inside, { kind: 'unknown', reason: 'you may not get secrets in monitoring' })).toBe(
      `unknown: ${which}: you may not get secrets in monitoring
  have somebody who may read it see when it ends, and that it is for *.monitoring.svc and *.loki.monitoring.svc
  kubectl get secret remote-write -n monitoring -o go-template='{{index .data "tls.crt" | base64decode}}' | openssl x509 -noout -enddate -ext subjectAltName`,
    ));
});

describe('A certificate of nodes, which are not called by name', () => {
  it('is good when it is of the authority beside it', () =>
    expect(told({ ...inside, names: [] }, stored(certificate.pem, authority.pem))).toBe(
      `ok: ${which} is of the authority in ca.crt and ends on ${date(0)}, in 60 days`,
    ));
});

describe('A certificate of a host', () => {
  it.each([
    ['the host', ofHost],
    ['all hosts of the domain', ofHosts],
  ])('is good when it is for %s, whoever issued it', (_, { pem }) =>
    expect(told(host, stored(pem))).toMatch(
      /^ok: the certificate in Secret grafana-certificate of monitoring is for grafana.example.com and ends on \S+, in 60 days$/,
    ),
  );

  it('is not good for another host', () =>
    expect(
      told({ ...host, names: ['grafana.example.org', 'grafana.example.com'] }, stored(ofHosts.pem)),
    ).toBe(
      `missing: the certificate in Secret grafana-certificate of monitoring is for *.example.com, and not for grafana.example.org
  issue it again, for these names too`,
    ));

  it('is for no name when that is only its subject, at which programs do not look', () =>
    expect(told(host, stored(nameless.pem))).toBe(
      `missing: the certificate in Secret grafana-certificate of monitoring is for no name, and not for grafana.example.com
  issue it again, for these names too`,
    ));

  it.each([
    ['does not exist', undefined],
    ['has nothing under tls.crt', {}],
  ])('is told of when its Secret %s', (lacks, found) =>
    expect(told(host, known(found))).toBe(
      `warning: Secret grafana-certificate in monitoring ${lacks}; it is to hold the certificate of grafana.example.com
  create it as SUMMARY.md beside the manifests says, unless the cluster issues it after the apply: until then browsers and programs are shown another one, and refuse it`,
    ),
  );
});

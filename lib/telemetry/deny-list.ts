/** Text that must not be kept, and how it is found. */
export interface DenyRule {
  /** What it is. */
  readonly name: string;
  /** A regular expression of RE2. What its groups find is kept: it says what stood there. */
  readonly pattern: string;
  /** A text in which it finds something. */
  readonly example: string;
  /** The same text without what it finds. */
  readonly redacted: string;
}

/** What stands in the place of all that is removed. No rule finds something in it, so that it can be looked at twice. */
export const mask = '****';

/** Words for secrets, at the end of the name of a field: `db_password`, `clientSecret`, `X-Api-Key`. */
const secretWord =
  'password|passwd|pwd|passphrase|secret(?:[._-]?key)?|token|api[._-]?key|access[._-]?key|private[._-]?key|credentials?|session[._-]?id|cookie';

/** Between the name of a field and its value, in JSON within JSON too. */
const is = `\\\\?["']?\\s*[:=]\\s*`;

/** Anything but the mask, without some characters. */
const valueWithout = (excluded: string): string => `[^${excluded}]*[^${excluded}*][^${excluded}]*`;

const quoted = valueWithout(`"'\\\\`);
const unquoted = valueWithout(`\\s"'\\\\,;&{}\\[\\]`);

/**
 * What is removed in every environment, wherever it stands. The forms are those that the projects document: JWT (RFC 7519),
 * HTTP credentials (RFC 7617, RFC 6750), PEM (RFC 7468), access key ids of AWS
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html), lengths and first digits of card numbers
 * (ISO/IEC 7812).
 */
export const denyList: readonly DenyRule[] = [
  {
    name: 'private-key',
    pattern: '-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]*PRIVATE KEY-----|$)',
    example: 'read -----BEGIN RSA PRIVATE KEY-----\nMIIEow==\n-----END RSA PRIVATE KEY-----',
    redacted: 'read ****',
  },
  {
    name: 'json-web-token',
    pattern: '\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*',
    example: 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl from the provider',
    redacted: 'got **** from the provider',
  },
  {
    name: 'authorization',
    pattern: `((?i:authorization)${is}\\\\?["']?)(?:[A-Za-z]+ +)?${unquoted}`,
    example: '{"authorization":"Basic ZHdjcDpodW50ZXIy"}',
    redacted: '{"authorization":"****"}',
  },
  {
    name: 'http-credentials',
    pattern:
      '((?i:bearer) +)[A-Za-z0-9._~+/-]{8,}=*|((?i:basic) +)(?:[A-Za-z0-9+/]{16,}|[A-Za-z0-9+/]{4,}=)=*',
    example: 'sent Bearer 0123456789abcdef',
    redacted: 'sent Bearer ****',
  },
  {
    name: 'quoted-secret',
    pattern: `((?i:${secretWord})${is}\\\\?["'])${quoted}`,
    example: '{"db_password":"hunter 2","user":"a"}',
    redacted: '{"db_password":"****","user":"a"}',
  },
  {
    name: 'secret',
    pattern: `((?i:${secretWord})${is})${unquoted}`,
    example: 'connects with password=hunter2 host=db',
    redacted: 'connects with password=**** host=db',
  },
  {
    name: 'url-credentials',
    pattern: `(://[^\\s/:@]*:)${valueWithout('\\s/@')}@`,
    example: 'postgresql://dwcp:hunter2@db.example.com/dwcp',
    redacted: 'postgresql://dwcp:****db.example.com/dwcp',
  },
  {
    name: 'aws-access-key',
    pattern: '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b',
    example: 'signed with AKIAIOSFODNN7EXAMPLE',
    redacted: 'signed with ****',
  },
  {
    name: 'mail-address',
    pattern: '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}',
    example: 'user jane.doe@example.com logged in',
    redacted: 'user **** logged in',
  },
  {
    name: 'card-number',
    pattern:
      '\\b(?:(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6011|65\\d{2})(?:[ -]?\\d{4}){3}|3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5})\\b',
    example: 'paid with 4111 1111 1111 1111',
    redacted: 'paid with ****',
  },
];

/** Attributes whose whole value is removed, by how their names end: `http.request.header.authorization`, `user.email`. */
export const deniedKeys: readonly string[] = [
  `(?i)(?:authorization|${secretWord})$`,
  '(?i)(?:^|[._-])(?:e?mail|full[._-]?name|phone(?:[._-]?number)?)$',
];

import {
  argumentAnd,
  argumentAndValue,
  fieldAnd,
  fieldAndValue,
  is,
  notOnlyMask,
  personalField,
  secretField,
  unquoted,
  valueWithout,
} from '#lib/telemetry/secret-fields';

/** Text that must not be kept, and how it is found. */
export interface DenyRule {
  /** What it is. */
  readonly name: string;
  /** A regular expression of RE2. */
  readonly pattern: string;
  /** What stands in the place of what it finds: the mask, and those of its groups that say what stood there. */
  readonly replacement: string;
  /** A text in which it finds something. */
  readonly example: string;
  /** The same text without what it finds. */
  readonly redacted: string;
}

/** What stands in the place of all that is removed. No rule finds something in it, so that it can be looked at twice. */
export const mask = '****';

const { raw } = String;

const kept = `\${1}${mask}`;

const privateKey = '-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]*PRIVATE KEY-----|$)';

/** To the end of the line, or of the text that they stand in. */
const cookies = notOnlyMask(raw`[^*\s\["\\]`, raw`=\\*"[^"\\\r\n,:{}]*\\*"|[^"\\\r\n]`);

/** Of HTTP credentials: `realm="a b"`, or what another rule has left of one. */
const parameter = raw`(?:[\w-]+=(?:\\*"[^"\\]*\\*"|[^\s,"'\\]+)|\*[^\s,"'\\]*)`;

/**
 * What is removed in every environment, wherever it stands. The forms are those that the projects document: JWT (RFC 7519),
 * HTTP credentials (RFC 7617, RFC 6750, RFC 7616), cookies (RFC 6265), PEM (RFC 7468), access key ids of AWS
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html), tokens of GitHub
 * (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/) and of Slack
 * (https://docs.slack.dev/authentication/tokens/), lengths and first digits of card numbers (ISO/IEC 7812). The order is that of
 * the collector where it keeps what stands around; elsewhere it looks in any order.
 */
export const denyList: readonly DenyRule[] = [
  {
    name: 'private-key',
    pattern: privateKey,
    replacement: mask,
    example: 'read -----BEGIN RSA PRIVATE KEY-----\nMIIEow==\n-----END RSA PRIVATE KEY-----',
    redacted: 'read ****',
  },
  {
    name: 'json-web-token',
    pattern: raw`\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*`,
    replacement: mask,
    example: 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl from the provider',
    redacted: 'got **** from the provider',
  },
  {
    name: 'field',
    pattern: fieldAndValue,
    replacement: fieldAnd(mask),
    example:
      '{"db_password":"hunter \\"2","X-Api-Key":["a","b"],"token":{"ttl":5,"value":"c"},"pwd":5,"secret":null}',
    redacted:
      '{"db_password":"****","X-Api-Key":["****"],"token":{"ttl":5,"value":"****"},"pwd":"****","secret":null}',
  },
  {
    name: 'argument',
    pattern: argumentAndValue,
    replacement: argumentAnd(mask),
    example: 'run --db-password "hunter 2" --user a',
    redacted: 'run --db-password "****" --user a',
  },
  {
    name: 'authorization',
    pattern: raw`((?i:authorization)${is}\[?)(?:[A-Za-z][\w-]* +(?:${parameter}(?:\s*,\s*${parameter})*|${unquoted})|${unquoted})`,
    replacement: kept,
    example: 'authorization: Digest username="a b", response="c" from 10.0.0.1',
    redacted: 'authorization: **** from 10.0.0.1',
  },
  {
    name: 'cookie',
    pattern: raw`((?i:cookie)\s*:\s*\[?)${cookies}|((?i:cookie)=)${valueWithout(raw`\s"'\\&`)}`,
    replacement: `\${1}\${2}${mask}`,
    example: 'Set-Cookie: session=a; Path=/; HttpOnly',
    redacted: 'Set-Cookie: ****',
  },
  {
    name: 'http-credentials',
    pattern:
      '((?i:bearer) +)[A-Za-z0-9._~+/-]{8,}=*|((?i:basic) +)(?:[A-Za-z0-9+/]{16,}|[A-Za-z0-9+/]{4,}=)=*',
    replacement: `\${1}\${2}${mask}`,
    example: 'sent Bearer 0123456789abcdef',
    redacted: 'sent Bearer ****',
  },
  {
    name: 'secret',
    pattern: raw`(${secretField}${is}\[?|(?:\b|_)${personalField}=)(?:${privateKey}|${unquoted})`,
    replacement: kept,
    example: 'connects with password=hunter2 host=db',
    redacted: 'connects with password=**** host=db',
  },
  {
    name: 'url-credentials',
    pattern: raw`(://[^\s/:@"\\]*:)${valueWithout(raw`\s/"\\`)}@`,
    replacement: kept,
    example: 'postgresql://dwcp:hunter2@db.example.com/dwcp',
    redacted: 'postgresql://dwcp:****db.example.com/dwcp',
  },
  {
    name: 'aws-access-key',
    pattern: raw`\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`,
    replacement: mask,
    example: 'signed with AKIAIOSFODNN7EXAMPLE',
    redacted: 'signed with ****',
  },
  {
    name: 'github-token',
    pattern: raw`\b(?:gh[a-z]_|github_pat_)[A-Za-z0-9_]{20,}`,
    replacement: mask,
    example: 'cloned with ghp_0123456789abcdefghijABCDEFGHIJ012345',
    redacted: 'cloned with ****',
  },
  {
    name: 'slack-token',
    pattern: raw`\b(?:xox[a-z]|xapp|xwfp)(?:\.xox[a-z])?-[A-Za-z0-9-]{10,}`,
    replacement: mask,
    example: 'posted with xoxb-0123456789-abcdef',
    redacted: 'posted with ****',
  },
  {
    name: 'mail-address',
    pattern: raw`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`,
    replacement: mask,
    example: 'user jane.doe@example.com logged in',
    redacted: 'user **** logged in',
  },
  {
    name: 'card-number',
    pattern: raw`\b(?:(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|6011|64[4-9]\d|65\d{2})(?:(?:[ -]?\d{4}){3}|(?:\.\d{4}){3})|3[47]\d{2}(?:[ -]?\d{6}[ -]?\d{5}|\.\d{6}\.\d{5}))\b`,
    replacement: mask,
    example: 'paid with 4111 1111 1111 1111 or 6445.0000.0000.0000',
    redacted: 'paid with **** or ****',
  },
];

/** Attributes whose whole value is removed, by how their names end: `http.request.header.authorization`, `user.email`. */
export const deniedKeys: readonly string[] = [
  `(?:(?i:authorization|cookie)|${secretField})$`,
  `(?:^|[._-])${personalField}$`,
];

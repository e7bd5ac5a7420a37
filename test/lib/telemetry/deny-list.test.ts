import { RE2JS } from 're2js';
import { deniedKeys, denyList } from '#lib/telemetry/deny-list';

/** As the collector replaces: each rule in its turn. A group that found nothing is empty. */
function redact(text: string): string {
  return denyList.reduce((rest, { pattern, replacement }) => {
    const matcher = RE2JS.compile(pattern).matcher(rest);
    let result = '';
    let end = 0;
    while (matcher.find()) {
      const replaced = replacement.replace(
        /\$\{(\d+)\}/g,
        (_, group: string) => matcher.group(Number(group)) ?? '',
      );
      result += rest.slice(end, matcher.start()) + replaced;
      end = matcher.end();
    }
    return result + rest.slice(end);
  }, text);
}

const isDenied = (key: string): boolean =>
  deniedKeys.some((pattern) => RE2JS.compile(pattern).matcher(key).find());

describe('the deny list', () => {
  it.each(denyList)('removes the $name of its example', ({ pattern, example, redacted }) => {
    expect(RE2JS.compile(pattern).matcher(example).find()).toBe(true);
    expect(redact(example)).toBe(redacted);
  });

  it.each(denyList)('finds nothing in what it has left of a $name', ({ example }) => {
    expect(redact(redact(example))).toBe(redact(example));
  });

  it.each([
    [
      'a header of a log line',
      'authorization: Basic dXNlcjpwYXNzYWI= from 10.0.0.1',
      'authorization: **** from 10.0.0.1',
    ],
    ['JSON within JSON', '{"body":"{\\"token\\":\\"abc\\"}"}', '{"body":"{\\"token\\":\\"****\\"}"}'],
    ['a number', '{"apiKey":12345,"ok":true}', '{"apiKey":"****","ok":true}'],
    ['a query', 'GET /v1?access_token=abc&limit=5', 'GET /v1?access_token=****&limit=5'],
    ['a password that begins with the mask', 'pwd=*secret*', 'pwd=****'],
    ['a card number without blanks', 'card 378282246310005.', 'card ****.'],
    ['a card number with dots', 'card 4111.1111.1111.1111', 'card ****'],
    ['a text with an escaped quote', '{"password":"ab\\"cd","n":1}', '{"password":"****","n":1}'],
    ['a text that ends in a backslash', '{"password":"ab\\\\","n":1}', '{"password":"****","n":1}'],
    ['a text with a single quote', `{"password":"ab'cd","n":1}`, '{"password":"****","n":1}'],
    ['single quotes', `{'password': 'ab"cd', 'n': 1}`, `{'password': '****', 'n': 1}`],
    ['a quote without an end', 'password="ab cd', 'password="****'],
    [
      'lists of headers',
      '{"X-Api-Key":["a"],"Cookie":["sid=b","c"],"Authorization":["Digest d=\\"e\\""],"Accept":["*"]}',
      '{"X-Api-Key":["****"],"Cookie":["****"],"Authorization":["****"],"Accept":["*"]}',
    ],
    ['headers as Go prints them', 'map[Cookie:[a=b; c=d] X-Api-Key:[e]]', 'map[Cookie:[****'],
    ['an object', '{"token":{"value":"a","type":"b"},"n":1}', '{"token":{"value":"****"},"n":1}'],
    [
      'lists in JSON within JSON',
      '{"body":"{\\"password\\":[\\"a\\"]}"}',
      '{"body":"{\\"password\\":[\\"****\\"]}"}',
    ],
    ['a number in JSON within JSON', '{"body":"{\\"pwd\\":1}"}', '{"body":"{\\"pwd\\":\\"****\\"}"}'],
    ['a password with signs of a URL', 'http://a:b@c@d.example/', 'http://a:****d.example/'],
    ['a hash', 'password_hash=a auth_token_v2=b', 'password_hash=**** auth_token_v2=****'],
    [
      'a later version',
      '{"auth_token_v2":"a","x-api-key-v2":"b"}',
      '{"auth_token_v2":"****","x-api-key-v2":"****"}',
    ],
    ['cookies', 'Cookie: a=1; session=b', 'Cookie: ****'],
    [
      'cookies in a text of JSON',
      '{"msg":"got Cookie: a=\\"1\\"; session=b","n":1}',
      '{"msg":"got Cookie: ****","n":1}',
    ],
    ['an argument', 'run --db-password a --user b', 'run --db-password **** --user b'],
    ['an argument in quotes', "run --password 'a b' --user c", "run --password '****' --user c"],
    ['arguments in JSON', '["--password","a","--user","b"]', '["--password","****","--user","b"]'],
    ['names of people', '{"full_name":"Jane Doe","phone":"+41 79"}', '{"full_name":"****","phone":"****"}'],
    ['a number of a phone', 'user_phone=41790000000 ok', 'user_phone=**** ok'],
    [
      'a key behind its name',
      'private_key=-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- read',
      'private_key=**** read',
    ],
  ])('removes what is secret in %s', (_, text, redacted) => {
    expect(redact(text)).toBe(redacted);
    expect(redact(redacted)).toBe(redacted);
  });

  it.each([0, 1, 2, 3])('removes a value from JSON within JSON, %d deep, and leaves JSON', (depth) => {
    const nested = (value: string): string =>
      Array.from({ length: depth }).reduce<string>(
        (text) => JSON.stringify({ body: text }),
        JSON.stringify({ password: value, user: 'a' }),
      );
    for (const value of ['b', 'b"c', "b'c", 'b\\', 'b\\"c', '\\', '"', 'b\nc', '*b"']) {
      expect(redact(nested(value))).toBe(nested('****'));
    }
  });

  it.each([
    'migrated vm-4711 in 1764100000000000000 ns',
    'at 2026-11-25T20:00:00.123456789Z',
    'trace 4bf92f3577b34da6a3ce929d0e0e4736',
    'uses 1200 input_tokens of 4096',
    'basic authentication is switched off',
    'http://dwcp-v3.dwcp.svc:8080/metrics',
    '{"url":"http://dwcp-v3:8080","node":"dwcp@node-1"}',
    'dwcp@node-1 joined',
    '{"timestamp":"2025-11-10T18:00:00Z","level":"info","component":"amst","message":"Migration completed","vm_id":"vm-12345","latency_ms":250,"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","span_id":"00f067aa0ba902b7"}',
    'level=warn ts=2025-11-10T18:00:00Z caller=pool.go:12 msg="pool of 4 is full" token_count=12 passwordless=true cookies_enabled=true secretary=a',
    '{"password":null,"token":[],"cookie":{},"credentials":[null],"secret":""}',
    '{"token_type":"bearer","password_policy":"strict","voicemail":"on"}',
    'took 4711.123456789012 ms',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([
    'http.request.header.authorization',
    'db_password',
    'clientSecret',
    'x-api-key',
    'x-api-key-v2',
    'password_hash',
    'user.email',
  ])('removes the attribute %s as a whole', (key) => {
    expect(isDenied(key)).toBe(true);
  });

  it.each([
    'service.name',
    'gen_ai.usage.input_tokens',
    'trace_id',
    'k8s.pod.uid',
    'url.full',
    'token_count',
  ])('keeps the attribute %s', (key) => {
    expect(isDenied(key)).toBe(false);
  });
});

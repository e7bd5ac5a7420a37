import { RE2JS } from 're2js';
import { deniedKeys, denyList, mask } from '#lib/telemetry/deny-list';

/** As the collector replaces: each rule in its turn. A group that found nothing is empty. */
function redact(text: string): string {
  return denyList.reduce((rest, { pattern }) => {
    const matcher = RE2JS.compile(pattern).matcher(rest);
    let result = '';
    let end = 0;
    while (matcher.find()) {
      const groups = Array.from(
        { length: matcher.groupCount() },
        (_, group) => matcher.group(group + 1) ?? '',
      );
      result += `${rest.slice(end, matcher.start())}${groups.join('')}${mask}`;
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
    ['a number', '{"apiKey":12345,"ok":true}', '{"apiKey":****,"ok":true}'],
    ['a query', 'GET /v1?access_token=abc&limit=5', 'GET /v1?access_token=****&limit=5'],
    ['a password that begins with the mask', 'pwd=*secret*', 'pwd=****'],
    ['a card number without blanks', 'card 378282246310005.', 'card ****.'],
  ])('removes what is secret in %s', (_, text, redacted) => {
    expect(redact(text)).toBe(redacted);
    expect(redact(redacted)).toBe(redacted);
  });

  it.each([
    'migrated vm-4711 in 1764100000000000000 ns',
    'at 2026-11-25T20:00:00.123456789Z',
    'trace 4bf92f3577b34da6a3ce929d0e0e4736',
    'uses 1200 input_tokens of 4096',
    'basic authentication is switched off',
    'http://dwcp-v3.dwcp.svc:8080/metrics',
    'dwcp@node-1 joined',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it.each(['http.request.header.authorization', 'db_password', 'clientSecret', 'x-api-key', 'user.email'])(
    'removes the attribute %s as a whole',
    (key) => {
      expect(isDenied(key)).toBe(true);
    },
  );

  it.each(['service.name', 'gen_ai.usage.input_tokens', 'trace_id', 'k8s.pod.uid', 'url.full'])(
    'keeps the attribute %s',
    (key) => {
      expect(isDenied(key)).toBe(false);
    },
  );
});

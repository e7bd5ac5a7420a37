import { labelIs, labelIsNot } from '#lib/routing/matcher';
import { type HttpClient, type RenderOptions, renderRouting } from '#lib/routing/render';
import type { Routing } from '#lib/routing/routing';
import { minutes } from '#lib/units/duration';

const routing: Routing = {
  route: {
    receiver: 'default',
    groupBy: ['alertname'],
    groupWait: minutes(0),
    groupInterval: minutes(5),
    repeatInterval: minutes(60),
    routes: [
      {
        about: 'Critical',
        matchers: [labelIs('severity', 'critical')],
        groupBy: 'every label',
        continue: true,
        hours: { kind: 'never during', intervals: ['nights'] },
        routes: [{ about: 'of ml', matchers: [labelIs('team', 'ml')], receiver: 'ml', routes: [] }],
      },
    ],
  },
  receivers: [
    {
      name: 'default',
      about: 'Everybody',
      destination: { kind: 'webhook', url: 'http://127.0.0.1:9/' },
      sendResolved: true,
    },
    {
      name: 'ml',
      about: 'The team ml',
      destination: { kind: 'webhook from secret', url: { secret: 'ml', key: 'url' } },
      sendResolved: false,
    },
  ],
  inhibitRules: [
    {
      name: 'a-mutes-b',
      source: [labelIs('kind', 'a')],
      target: [labelIs('kind', 'b'), labelIsNot('zone', '')],
      equal: ['zone'],
    },
  ],
  timeIntervals: [
    { name: 'nights', weekdays: ['monday:friday'], from: '00:00', to: '08:00', timeZone: 'Europe/Berlin' },
  ],
};

const options: RenderOptions = { secretPath: ({ secret, key }) => `/${secret}/${key}`, templates: '*.tmpl' };

describe('the configuration file', () => {
  it('says all that the routing says', () => {
    expect(renderRouting(routing, options)).toMatchInlineSnapshot(`
"templates:
  - "*.tmpl"
route:
  receiver: default
  group_by: [ alertname ]
  group_wait: 0s
  group_interval: 5m
  repeat_interval: 1h
  routes:
    # Critical
    - matchers:
        - 'severity="critical"'
      group_by: [ ... ]
      mute_time_intervals:
        - nights
      continue: true
      routes:
        # of ml
        - matchers:
            - 'team="ml"'
          receiver: ml
inhibit_rules:
  - name: a-mutes-b
    source_matchers:
      - 'kind="a"'
    target_matchers:
      - 'kind="b"'
      - 'zone!=""'
    equal: [ zone ]
time_intervals:
  - name: nights
    time_intervals:
      - weekdays: [ monday:friday ]
        times:
          - start_time: '00:00'
            end_time: '08:00'
        location: Europe/Berlin
receivers:
  # Everybody
  - name: default
    webhook_configs:
      - send_resolved: true
        url: http://127.0.0.1:9/
        timeout: 10s
  # The team ml
  - name: ml
    webhook_configs:
      - send_resolved: false
        url_file: /ml/url
        timeout: 10s
"
`);
  });

  const global = (smarthost: string) =>
    renderRouting(routing, {
      ...options,
      mail: {
        smarthost,
        from: 'a@example.com',
        username: 'a',
        password: { secret: 'mail', key: 'password' },
      },
    }).split('\ntemplates:')[0];

  it('names the mail server, and the file with its password', () => {
    expect(global('mail.example.com:587')).toBe(`global:
  smtp_smarthost: mail.example.com:587
  smtp_from: a@example.com
  smtp_auth_username: a
  smtp_auth_password_file: /mail/password
  smtp_require_tls: true`);
  });

  const through = (http: HttpClient) => renderRouting(routing, { ...options, http }).split('templates:')[0];

  it('leads every receiver through the proxy, but not to those who are reached directly', () => {
    expect(
      through({ proxy: { url: 'http://proxy.example:3128', direct: ['.svc', 'example.com'] } }),
    ).toBe(`global:
  http_config:
    proxy_url: http://proxy.example:3128
    no_proxy: .svc,example.com
`);
  });

  it("checks servers against the site's own authority", () => {
    expect(through({ certificateAuthority: '/ca/ca.crt' })).toBe(`global:
  http_config:
    tls_config:
      ca_file: /ca/ca.crt
`);
  });

  it("checks the mail server against the site's own authority too", () => {
    const mail = { smarthost: 'mail.example.com:587', from: 'a@example.com' };
    const http = { certificateAuthority: '/ca/ca.crt' };
    expect(renderRouting(routing, { ...options, http, mail }).split('templates:')[0]).toBe(`global:
  http_config:
    tls_config:
      ca_file: /ca/ca.crt
  smtp_smarthost: mail.example.com:587
  smtp_from: a@example.com
  smtp_tls_config:
    ca_file: /ca/ca.crt
  smtp_require_tls: true
`);
  });

  it.each(['127.0.0.1:1025', 'localhost:1025', '[::1]:1025'])(
    'asks for no TLS from a mail server on %s',
    (at) => {
      expect(global(at)).toContain('smtp_require_tls: false');
    },
  );

  it('has no empty sections', () => {
    const bare = { ...routing, inhibitRules: [], timeIntervals: [] };
    expect(renderRouting(bare, options)).not.toMatch(/global|inhibit_rules|^time_intervals/m);
  });
});

import { type Mistake, tells } from '#test/lib/environment/mistake';

const mistakes: readonly Mistake[] = [
  {
    title: 'names an unknown key',
    from: `  retention:
    time`,
    to: `  retenton:
    time`,
    told: `environments/site.yaml:19:1 prometheus.retention: is missing
    prometheus:
    ^^^^^^^^^^ add retention: { time: 48h, size: 170Gi }
environments/site.yaml:20:3 prometheus.retenton: unknown key
      retenton:
      ^^^^^^^^ did you mean retention?`,
  },
  {
    title: 'misspells a key that holds a plain value',
    from: 'threshold: 20%',
    to: 'treshold: 20%',
    told: `environments/site.yaml:62:34 alerts.DiskSpaceLow.treshold: unknown key
      DiskSpaceLow: { kind: changed, treshold: 20%, for: 20m }
                                     ^^^^^^^^ did you mean threshold?`,
  },
  {
    title: 'has a key that nothing resembles',
    from: 'role: pod',
    to: `role: pod
    colour: red`,
    told: `environments/site.yaml:41:5 targets.dwcp-v3.colour: unknown key
        colour: red
        ^^^^^^ the keys here are kind, role, namespaces, selector, ports`,
  },
  {
    title: 'leaves the kind of a map out',
    from: `  kind: kubernetes
  namespace`,
    to: '  namespace',
    told: `environments/site.yaml:5:1 output.kind: is missing
    output:
    ^^^^^^ add kind: kubernetes | processes`,
  },
  {
    title: 'leaves a key at the top out',
    from: `cluster: dwcp-site
`,
    to: '',
    told: `environments/site.yaml cluster: is missing
    add cluster: text, as in dwcp-production`,
  },
  {
    title: 'leaves a map out',
    from: `  capacity: { kind: email, to: capacity@example.com }
`,
    to: '',
    told: `environments/site.yaml:42:1 receivers.capacity: is missing
    receivers:
    ^^^^^^^^^ add capacity: { kind: email, to: monitoring@example.com }`,
  },
  {
    title: 'has a receiver without a secret',
    from: `      routingKey: { secret: alertmanager-pagerduty, key: default }
`,
    to: '',
    told: `environments/site.yaml:47:5 receivers.default.page.routingKey: is missing
        page:
        ^^^^ add routingKey: { secret: alertmanager-pagerduty, key: routing-key }`,
  },
  {
    title: 'has a secret without a key',
    from: '{ secret: alertmanager-pagerduty, key: default }',
    to: '{ secret: alertmanager-pagerduty }',
    told: `environments/site.yaml:49:7 receivers.default.page.routingKey.key: is missing
    add key: letters, digits, "-", "_" and ".", as in routing-key`,
  },
  {
    title: 'has an alert that is disabled without a reason',
    from: 'kind: disabled, reason: by design',
    to: 'kind: disabled',
    told: `environments/site.yaml:63:3 alerts.MemoryPressure.reason: is missing
      MemoryPressure: { kind: disabled }
      ^^^^^^^^^^^^^^ add reason: text, as in no swap on these nodes`,
  },
  {
    title: 'merges maps, which YAML 1.2 does not',
    from: `load:
`,
    to: `load:
  <<: { a: 1 }
`,
    told: `environments/site.yaml:13:3 merge keys are not supported
      <<: { a: 1 }
      ^^ repeat the keys, or use an alias for the whole map`,
  },
];

describe('what the schema says about the keys of an environment file that', () => {
  it.each(mistakes)('$title', tells);
});

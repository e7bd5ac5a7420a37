import { type Mistake, tells } from '#test/lib/environment/mistake';

const mistakes: readonly Mistake[] = [
  {
    title: 'has a key twice',
    from: `site: frankfurt
`,
    to: `site: frankfurt
site: b
`,
    told: `environments/site.yaml:4:1 site: stands twice, first at 3:1 (frankfurt, then b)
    site: b
    ^^^^ keep one of the two`,
  },
  {
    title: 'has a map twice',
    from: `load:
`,
    to: `load: [a]
load:
`,
    told: `environments/site.yaml:13:1 load: stands twice, first at 12:1 (a list, then a map)
    load:
    ^^^^ keep one of the two`,
  },
  {
    title: 'loses the end of a map to a comment',
    from: 'info: { kind: webhook, url: http://info.example.com/info }',
    to: 'info: { kind: slack, webhook: { secret: a, key: b }, channel: #dwcp-alerts }',
    told: `environments/site.yaml:55:65 a comment begins here, and takes the rest of the line with it
      info: { kind: slack, webhook: { secret: a, key: b }, channel: #dwcp-alerts }
                                                                    ^^^^^^^^^^^^ put the value in quotes: '#dwcp-alerts'`,
  },
  {
    title: 'loses the comma of a map of several lines to a comment',
    from: 'info: { kind: webhook, url: http://info.example.com/info }',
    to: `info: {
    channel: #dwcp-alerts,
    kind: slack }`,
    told: `environments/site.yaml:56:14 a comment begins here, and takes the rest of the line with it
        channel: #dwcp-alerts,
                 ^^^^^^^^^^^^ put the value in quotes: '#dwcp-alerts'`,
  },
  {
    title: 'merges maps, which YAML 1.2 does not, twice',
    from: `  dwcp-v3:
    kind: kubernetes
    role: pod
`,
    to: `  dwcp-v3: &pods
    kind: kubernetes
    role: pod
  more:
    <<: *pods
  and-more:
    <<: *pods
`,
    told: `environments/site.yaml:42:5 merge keys are not supported
        <<: *pods
        ^^ repeat the keys, or use an alias for the whole map`,
  },
  {
    title: 'is indented with a tab',
    from: `load:
`,
    to: `load:
	x: 1
`,
    told: `environments/site.yaml:13:1 the line is indented with a tab
     x: 1
    ^ indent with spaces`,
  },
  {
    title: 'has a reserved character',
    from: 'cluster: dwcp-site',
    to: 'cluster: @x',
    told: `environments/site.yaml:2:10 the value begins with a character that YAML keeps for itself
    cluster: @x
             ^ put the value in quotes`,
  },
  {
    title: 'has a tag',
    from: 'cluster: dwcp-site',
    to: 'cluster: !!js/function x',
    told: `environments/site.yaml:2:10 a YAML tag
    cluster: !!js/function x
             ^^^^^^^^^^^^^ leave it out: environment files hold plain values`,
  },
  {
    title: 'has two keys on one line',
    from: 'app=dwcp-v3',
    to: 'app: dwcp-v3',
    told: `environments/site.yaml:41:15 a second "key:" on one line
        selector: app: dwcp-v3
                  ^ put it on its own line, or the value in quotes`,
  },
  {
    title: 'has a quote that never closes',
    from: 'reason: by design }',
    to: 'reason: "by design }',
    told: `environments/site.yaml:64:1 is no YAML: missing closing "quote
    
    ^ correct it here or just above`,
  },
  {
    title: 'holds a second document',
    from: `load:
`,
    to: `---
load:
`,
    told: `environments/site.yaml:12:1 a second YAML document begins here
    ---
    ^^^ one file holds one environment: move it to a file of its own`,
  },
  {
    title: 'has an alias without an anchor',
    from: 'cluster: dwcp-site',
    to: 'cluster: *nobody',
    told: `environments/site.yaml:2:10 *nobody has no anchor
    cluster: *nobody
             ^^^^^^^ write &nobody before the value that is meant`,
  },
  {
    title: 'has an anchor that holds itself',
    from: `targets:
`,
    to: `targets: &a
  b: *a
`,
    told: `environments/site.yaml:33:6 the anchor &a holds an alias
      b: *a
         ^^ write the value out`,
  },
];

describe('what is said about a file that', () => {
  it.each(mistakes)('$title', tells);
});

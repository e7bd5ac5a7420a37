import { type Mistake, tells } from '#test/lib/environment/mistake';

const profiles = (role: string) => `profiles:
  retention: 7d
  storage:
    kind: filesystem
    storage: { storageClass: fast, size: 20Gi }
  targets:
    dwcp-v3:
      kind: kubernetes
${role}      namespaces: [dwcp]
      selector: app=dwcp-v3
      ports: [6060]
  tokens: { read: { secret: pyroscope, key: a }, write: { secret: pyroscope, key: b } }
`;

const mistakes: readonly Mistake[] = [
  {
    title: 'leaves the unit of a duration out',
    from: 'time: 48h',
    to: 'time: 7',
    told: `environments/site.yaml:21:11 prometheus.retention.time: 7 has no unit
        time: 7
              ^ write a number with its unit: ms, s, m, h, d, w or y, as in 7s or 7d`,
  },
  {
    title: 'misspells the unit of a duration',
    from: 'time: 48h',
    to: 'time: 7days',
    told: `environments/site.yaml:21:11 prometheus.retention.time: "7days" is no duration
        time: 7days
              ^^^^^ write a number with its unit: ms, s, m, h, d, w or y, as in 48h`,
  },
  {
    title: 'leaves the unit of a size out',
    from: 'size: 20Gi',
    to: 'size: 20',
    told: `environments/site.yaml:22:11 prometheus.retention.size: 20 has no unit
        size: 20
              ^^ write a number with its binary unit: Ki, Mi, Gi or Ti, as in 20Gi`,
  },
  {
    title: 'gives a size a decimal unit',
    from: 'size: 20Gi',
    to: 'size: 20GB',
    told: `environments/site.yaml:22:11 prometheus.retention.size: "20GB" is no size
        size: 20GB
              ^^^^ write a number with its binary unit: Ki, Mi, Gi or Ti, as in 170Gi`,
  },
  {
    title: 'leaves a value out',
    from: `time: 48h
`,
    to: `time:
`,
    told: `environments/site.yaml:21:5 prometheus.retention.time: has no value
        time:
        ^^^^ write a number with its unit: ms, s, m, h, d, w or y, as in 48h, or remove the key if it is optional`,
  },
  {
    title: 'loses a value to a comment',
    from: "'#alerts'",
    to: '#alerts',
    told: `environments/site.yaml:53:7 receivers.default.chat.channel: has no value
          channel: #alerts
          ^^^^^^^ write "#" and the name, in quotes, as in #dwcp-alerts, or remove the key if it is optional`,
  },
  {
    title: 'has a number where text belongs',
    from: 'cluster: dwcp-site',
    to: 'cluster: 12',
    told: `environments/site.yaml:2:10 cluster: 12 is not text
    cluster: 12
             ^^ put it in quotes: "12"`,
  },
  {
    title: 'has a list where text belongs',
    from: 'cluster: dwcp-site',
    to: 'cluster: [a]',
    told: `environments/site.yaml:2:1 cluster: a list is not text
    cluster: [a]
    ^^^^^^^ write text, as in dwcp-production`,
  },
  {
    title: 'has text where a list belongs',
    from: `    addresses:
      - dwcp-node-1:8080
      - dwcp-node-2:8080`,
    to: '    addresses: dwcp-node-1:8080',
    told: `environments/site.yaml:35:16 targets.dwcp-core.addresses: "dwcp-node-1:8080" is not a list
        addresses: dwcp-node-1:8080
                   ^^^^^^^^^^^^^^^^ write a list`,
  },
  {
    title: 'has text where a number belongs',
    from: 'samplesPerSecond: 20000',
    to: 'samplesPerSecond: many',
    told: `environments/site.yaml:13:21 load.samplesPerSecond: "many" is not a whole number
      samplesPerSecond: many
                        ^^^^ write a whole number from 1 to 1000000000, as in 100000`,
  },
  {
    title: 'has a number out of bounds',
    from: 'samplesPerSecond: 20000',
    to: 'samplesPerSecond: 0',
    told: `environments/site.yaml:13:21 load.samplesPerSecond: 0 is out of bounds
      samplesPerSecond: 0
                        ^ write a whole number from 1 to 1000000000, as in 100000`,
  },
  {
    title: 'has a fraction where a whole number belongs',
    from: 'activeSeries: 100000',
    to: 'activeSeries: 0.5',
    told: `environments/site.yaml:14:17 load.activeSeries: 0.5 is not a whole number
      activeSeries: 0.5
                    ^^^ write a whole number from 1 to 1000000000, as in 500000`,
  },
  {
    title: 'has a line break in text',
    from: 'site: frankfurt',
    to: 'site: "frank\\nfurt"',
    told: `environments/site.yaml:3:7 site: "frank\\nfurt" is not one line of visible text
    site: "frank\\nfurt"
          ^^^^^^^^^^^^^ write text, as in frankfurt`,
  },
  {
    title: 'has a control character in a URL',
    from: 'https://runbooks.example.com/dwcp',
    to: '"https://runbooks.example.com/\\e[2J"',
    told: `environments/site.yaml:18:13 hosts.runbooks: "https://runbooks.example.com/\\u001b[2J" is no URL
      runbooks: "https://runbooks.example.com/\\e[2J"
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write http:// or https:// and a host, as in https://runbooks.example.com/dwcp`,
  },
  {
    title: 'has no cores',
    from: '    size: 30Gi',
    to: `    size: 30Gi
  resources: { cpu: 0, memory: 1Gi }`,
    told: `environments/site.yaml:26:21 prometheus.resources.cpu: 0 is out of bounds
      resources: { cpu: 0, memory: 1Gi }
                        ^ write a number from 0.05 to 1024, as in 0.5`,
  },
  {
    title: 'has an empty list',
    from: `    addresses:
      - dwcp-node-1:8080
      - dwcp-node-2:8080`,
    to: '    addresses: []',
    told: `environments/site.yaml:35:5 targets.dwcp-core.addresses: is empty
        addresses: []
        ^^^^^^^^^ write at least one`,
  },
  {
    title: 'has an empty map',
    from: `storageClasses:
    fast: premium-rwo`,
    to: 'storageClasses: {}',
    told: `environments/site.yaml:8:3 output.storageClasses: is empty
      storageClasses: {}
      ^^^^^^^^^^^^^^ write at least one`,
  },
  {
    title: 'lists one word twice',
    from: '[monday, friday]',
    to: '[monday, monday]',
    told: `environments/site.yaml:58:24 receivers.officeHours.weekdays[1]: "monday" is already entry 1 of this list
        weekdays: [monday, monday]
                           ^^^^^^ remove one of the two`,
  },
  {
    title: 'misspells a word',
    from: '[monday, friday]',
    to: '[monday, fryday]',
    told: `environments/site.yaml:58:24 receivers.officeHours.weekdays[1]: "fryday" is not one of monday, tuesday, wednesday, thursday, friday, saturday, sunday
        weekdays: [monday, fryday]
                           ^^^^^^ did you mean friday?`,
  },
  {
    title: 'has an unknown name of an address range',
    from: 'name: pagerduty',
    to: 'name: pager',
    told: `environments/site.yaml:11:15 output.egress[0].name: "pager" is not one of api server, nodes, scrape targets, service discovery, remote write, database, object storage, login, other sites, profile targets, probed endpoints, pagerduty, slack, proxy, mail, webhook
        - { name: pager, cidr: 203.0.113.0/24, port: 443 }
                  ^^^^^ write one of them`,
  },
  {
    title: 'misspells the kind of a map',
    from: `kind: kubernetes
  namespace`,
    to: `kind: kubernets
  namespace`,
    told: `environments/site.yaml:6:9 output.kind: "kubernets" is not one of kubernetes, processes
      kind: kubernets
            ^^^^^^^^^ did you mean kubernetes?`,
  },
  {
    title: 'has a name that is no DNS label',
    from: 'namespace: monitoring',
    to: 'namespace: Monitoring',
    told: `environments/site.yaml:7:14 output.namespace: "Monitoring" is no DNS label
      namespace: Monitoring
                 ^^^^^^^^^^ write lower-case letters, digits and "-", at most 63, beginning and ending with a letter or digit, as in monitoring`,
  },
  {
    title: 'has a URL for an image registry',
    from: '  namespace: monitoring',
    to: '  imageRegistry: https://registry.example.com/\n  namespace: monitoring',
    told: `environments/site.yaml:7:18 output.imageRegistry: "https://registry.example.com/" is no image registry
      imageRegistry: https://registry.example.com/
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write host, port where needed and path, without scheme and without a slash at its end, as in registry.example.com/mirror`,
  },
  {
    title: 'has a time of day without a leading zero',
    from: "'08:00'",
    to: '8:00',
    told: `environments/site.yaml:59:11 receivers.officeHours.from: "8:00" is no time of day
        from: 8:00
              ^^^^ write hours and minutes, 00:00 to 24:00, as in 08:30`,
  },
  {
    title: 'has a word where true or false belongs',
    from: '  namespace: monitoring',
    to: '  namespace: monitoring\n  admissionPolicies: yes',
    told: `environments/site.yaml:8:22 output.admissionPolicies: "yes" is not true | false
      admissionPolicies: yes
                         ^^^ write true | false`,
  },
  {
    title: 'has another word than the only one that there is',
    from: 'targets:\n',
    to: `${profiles('      role: node\n')}targets:\n`,
    told: `environments/site.yaml:40:13 profiles.targets.dwcp-v3.role: "node" is not pod
          role: node
                ^^^^ write pod`,
  },
  {
    title: 'has a number in the place of the only word that there is',
    from: 'targets:\n',
    to: `${profiles('      role: 5\n')}targets:\n`,
    told: `environments/site.yaml:40:13 profiles.targets.dwcp-v3.role: 5 is not pod
          role: 5
                ^ write pod`,
  },
  {
    title: 'leaves out the only word that there is',
    from: 'targets:\n',
    to: `${profiles('')}targets:\n`,
    told: `environments/site.yaml:38:5 profiles.targets.dwcp-v3.role: is missing
        dwcp-v3:
        ^^^^^^^ add role: pod`,
  },
  {
    title: 'has a threshold that is no number',
    from: 'threshold: 20%',
    to: 'threshold: lots',
    told: `environments/site.yaml:62:45 alerts.DiskSpaceLow.threshold: "lots" is no threshold
      DiskSpaceLow: { kind: changed, threshold: lots, for: 20m }
                                                ^^^^ write a number with its unit, as in 60ms`,
  },
  {
    title: 'has a URL without a scheme',
    from: 'https://runbooks.example.com/dwcp',
    to: 'runbooks.example.com/dwcp',
    told: `environments/site.yaml:18:13 hosts.runbooks: "runbooks.example.com/dwcp" is no URL
      runbooks: runbooks.example.com/dwcp
                ^^^^^^^^^^^^^^^^^^^^^^^^^ write http:// or https:// and a host, as in https://runbooks.example.com/dwcp`,
  },
];

describe('what the schema says about the values of an environment file that', () => {
  it.each(mistakes)('$title', tells);
});

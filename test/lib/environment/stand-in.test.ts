import { parse, stringify } from 'yaml';
import { loadEnvironment } from '#lib/environment/load';
import { problemsOf } from '#test/lib/environment/directory';
import { broken, good } from '#test/lib/environment/good';

interface Several {
  readonly title: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
  readonly told: string;
}

const withoutUnit = ['time: 48h', 'time: 48'] as const;
const misspeltEgress = ['  egress:', '  egres:'] as const;

const files: readonly Several[] = [
  {
    title: 'has mistakes of the schema and beyond it, in the order of the file',
    changes: [
      ['name: site\n', 'name: other\n'],
      ['Europe/Berlin', 'Europe/Berlni'],
      ['samplesPerSecond: 20000', 'samplesPerSecond: many'],
      ['alertmanager.example.com', 'https://alertmanager.example.com'],
      withoutUnit,
      ['- dwcp-node-2:8080', '- dwcp-node-2'],
      ['app=dwcp-v3', 'app=dwcp v3'],
      ["to: '18:00'", "to: '07:30'"],
    ],
    told: `environments/site.yaml:1:7 name: "other" is not the name of the file, "site"
    name: other
          ^^^^^ write site, or rename the file to other.yaml
environments/site.yaml:4:11 timeZone: "Europe/Berlni" is no IANA time zone
    timeZone: Europe/Berlni
              ^^^^^^^^^^^^^ did you mean Europe/Berlin?
environments/site.yaml:13:21 load.samplesPerSecond: "many" is not a whole number
      samplesPerSecond: many
                        ^^^^ write a whole number from 1 to 1000000000, as in 100000
environments/site.yaml:17:17 hosts.alertmanager: "https://alertmanager.example.com" is no host name
      alertmanager: https://alertmanager.example.com
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write a DNS name without scheme and path, as in alertmanager.example.com
environments/site.yaml:21:11 prometheus.retention.time: 48 has no unit
        time: 48
              ^^ write a number with its unit: ms, s, m, h, d, w or y, as in 48s or 48d
environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: "dwcp-node-2" is not host:port
          - dwcp-node-2
            ^^^^^^^^^^^ add the port, as in dwcp-node-2:8080
environments/site.yaml:41:15 targets.dwcp-v3.selector: "app=dwcp v3" is no label selector
        selector: app=dwcp v3
                  ^^^^^^^^^^^ write label=value, more of them with commas between, as in app=dwcp-node,tier!=test
environments/site.yaml:60:9 receivers.officeHours.to: 07:30 is not later than from, 08:00
        to: '07:30'
            ^^^^^^^ write hours of one day, 24:00 for its end`,
  },
  {
    title: 'has a misspelt key: what it means is still checked where it stands',
    changes: [misspeltEgress, ['203.0.113.0/24', '203.0.113.0']],
    told: `environments/site.yaml:10:3 output.egres: unknown key
      egres:
      ^^^^^ did you mean egress?
environments/site.yaml:11:32 output.egress[0].cidr: "203.0.113.0" is no CIDR
        - { name: pagerduty, cidr: 203.0.113.0, port: 443 }
                                   ^^^^^^^^^^^ write an address, a slash and the length of the prefix, as in 203.0.113.0/24; /32 is one address`,
  },
  {
    title: 'misspells a key that it has as well, and has one that is like no other',
    changes: [
      ['203.0.113.0/24', '203.0.113.0'],
      ['  egress:', '  egres: none\n  colour: green\n  egress:'],
    ],
    told: `environments/site.yaml:10:3 output.egres: unknown key
      egres: none
      ^^^^^ did you mean egress?
environments/site.yaml:11:3 output.colour: unknown key
      colour: green
      ^^^^^^ the keys here are kind, namespace, imageRegistry, imagePullSecrets, nodeSelector, tolerations, storageClasses, egress, userInterfacesFrom, proxy, certificateAuthority, certificates, admissionPolicies
environments/site.yaml:13:32 output.egress[0].cidr: "203.0.113.0" is no CIDR
        - { name: pagerduty, cidr: 203.0.113.0, port: 443 }
                                   ^^^^^^^^^^^ write an address, a slash and the length of the prefix, as in 203.0.113.0/24; /32 is one address`,
  },
  {
    title: 'misspells a key and gives it what it cannot have, of which nothing else is known then',
    changes: [
      ['  egress:', '  egres: none\n  tolerations:'],
      ['name: pagerduty, cidr: 203.0.113.0/24, port: 443', 'key: a, operator: Exists, effect: NoSchedule'],
      ['namespace: monitoring', 'namespace: kube-system'],
    ],
    told: `environments/site.yaml:10:3 output.egres: unknown key
      egres: none
      ^^^^^ did you mean egress?`,
  },
  {
    title: 'may mean processes by a kind of output that does not exist',
    changes: [['kind: kubernetes\n  namespace', 'kind: proceses\n  namespace']],
    told: `environments/site.yaml:6:9 output.kind: "proceses" is not one of kubernetes, processes
      kind: proceses
            ^^^^^^^^ did you mean processes?`,
  },
  {
    title: 'leaves output out',
    changes: [
      [
        `output:
  kind: kubernetes
  namespace: monitoring
  storageClasses:
    fast: premium-rwo
  egress:
    - { name: pagerduty, cidr: 203.0.113.0/24, port: 443 }
`,
        '',
      ],
    ],
    told: `environments/site.yaml output: is missing
    add output: a map`,
  },
  {
    title: 'has a broken alertmanager: the storage class of prometheus is still checked',
    changes: [
      ['storageClass: fast\n    size: 30Gi', 'storageClass: fats\n    size: 30Gi'],
      ['storageClass: fast\n    size: 1Gi', 'storageClass: fats\n    size: 1GB'],
    ],
    told: `environments/site.yaml:24:19 prometheus.storage.storageClass: "fats" is not in output.storageClasses, which has fast
        storageClass: fats
                      ^^^^ did you mean fast?
environments/site.yaml:29:11 alertmanager.storage.size: "1GB" is no size
        size: 1GB
              ^^^ write a number with its binary unit: Ki, Mi, Gi or Ti, as in 200Gi`,
  },
  {
    title: 'has broken receivers and targets: other URLs are still checked',
    changes: [
      ['runbooks: https', 'runbooks: http'],
      ['http://vminsert.storage.svc:8480', 'http://vminsert:99999'],
      ['role: pod', 'role: pods'],
      ['    smarthost: mail.example.com:587\n', ''],
    ],
    told: `environments/site.yaml:18:13 hosts.runbooks: "http://runbooks.example.com/dwcp" is not https
      runbooks: http://runbooks.example.com/dwcp
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write https://runbooks.example.com/dwcp
environments/site.yaml:31:8 remoteWrite.url: "http://vminsert:99999/insert/0/prometheus/api/v1/write" is no URL
      url: http://vminsert:99999/insert/0/prometheus/api/v1/write
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write scheme, host, port where needed, and path
environments/site.yaml:40:11 targets.dwcp-v3.role: "pods" is not one of pod, endpointslice, node
        role: pods
              ^^^^ did you mean pod?
environments/site.yaml:43:3 receivers.mail.smarthost: is missing
      mail:
      ^^^^ add smarthost: text, as in mail.example.com:587`,
  },
  {
    title: 'leaves out what may be left out: what is said of it elsewhere is still checked',
    changes: [
      ['activeSeries: 100000', 'activeSeries: many'],
      ['  runbooks:', '  grafana: grafana.example.com\n  runbooks:'],
    ],
    told: `environments/site.yaml:14:17 load.activeSeries: "many" is not a whole number
      activeSeries: many
                    ^^^^ write a whole number from 1 to 1000000000, as in 500000
environments/site.yaml:18:12 hosts.grafana: is given, and there is no grafana
      grafana: grafana.example.com
               ^^^^^^^^^^^^^^^^^^^ remove it, or add grafana`,
  },
  {
    title: 'has a section that does not exist, which breaks no other',
    changes: [
      ['remoteWrite:', 'remotWrite:'],
      ['- dwcp-node-2:8080', '- dwcp-node-1:8080'],
    ],
    told: `environments/site.yaml:30:1 remotWrite: unknown key
    remotWrite:
    ^^^^^^^^^^ did you mean remoteWrite?
environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: dwcp-node-1:8080 is already target 1 of this job
          - dwcp-node-1:8080
            ^^^^^^^^^^^^^^^^ remove one of the two`,
  },
  {
    title: 'has a key twice, of which nobody knows which is meant',
    changes: [
      ['Europe/Berlin', 'Mars'],
      ['runbooks: https', 'runbooks: http://one.example.com\n  runbooks: http'],
    ],
    told: `environments/site.yaml:4:11 timeZone: "Mars" is no IANA time zone
    timeZone: Mars
              ^^^^ write one, as in Europe/Berlin or UTC
environments/site.yaml:19:3 hosts.runbooks: stands twice, first at 18:3 (http://one.example.com, then http://runbooks.example.com/dwcp)
      runbooks: http://runbooks.example.com/dwcp
      ^^^^^^^^ keep one of the two`,
  },
];

describe('what is said about a file that', () => {
  it.each(files)('$title', ({ changes, told }) => {
    const text = changes.reduce((before, [from, to]) => broken(from, to, before), good);
    expect(problemsOf({ 'site.yaml': text })).toBe(told);
  });

  it.each(Object.keys(parse(good)))('has no value for %s and no other mistake', (section) => {
    const text = stringify({ ...parse(good), [section]: null });
    const { problems } = loadEnvironment({ file: 'environments/site.yaml', text });
    expect(problems.map(({ subject, message }) => `${subject} ${message}`)).toEqual([
      `${section} has no value`,
    ]);
  });

  it('is a list', () => {
    expect(problemsOf({ 'site.yaml': '- name: site\n' })).toBe(`environments/site.yaml:1:1 a list is not a map
    - name: site
    ^^^^^^^^^^^^ write a map`);
  });
});

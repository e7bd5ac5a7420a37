import { problemsOf } from '#test/lib/environment/directory';
import { broken, good } from '#test/lib/environment/good';
import type { Mistake } from '#test/lib/environment/mistake';

const profiled = good.replace(
  'targets:\n',
  `objectStorage:
  url: https://s3.example.com
  region: eu-central-1
  accessKey: { secret: object-storage, key: access-key }
  secretKey: { secret: object-storage, key: secret-key }
profiles:
  retention: 14d
  storage:
    kind: object storage
    bucket: { bucket: dwcp-profiles, deletesAfter: 30d }
    storage: { storageClass: fast, size: 20Gi }
  targets:
    dwcp-v3:
      kind: kubernetes
      role: pod
      namespaces: [dwcp]
      selector: app=dwcp-v3
      ports: [6060]
    dwcp-core:
      kind: static
      addresses: [dwcp-node-1:6060]
  tokens: { read: { secret: pyroscope, key: read-token }, write: { secret: pyroscope, key: write-token } }
targets:
`,
);

const mistakes: readonly Mistake[] = [
  {
    title: 'has the token of those who read while that of those who write is changed',
    from: 'write: { secret: pyroscope, key: write-token }',
    to: 'write: { secret: pyroscope, key: write-token }, otherWrite: { secret: pyroscope, key: read-token }',
    told: `environments/site.yaml:53:107 profiles.tokens.otherWrite: pyroscope/read-token is the same key of the same Secret as profiles.tokens.read
      tokens: { read: { secret: pyroscope, key: read-token }, write: { secret: pyroscope, key: write-token }, otherWrite: { secret: pyroscope, key: read-token } }
                                                                                                              ^^^^^^^^^^ name the key of the second token, or leave this out: it is for the time of a change`,
  },
  {
    title: 'has a gateway with too little memory',
    from: '  retention: 14d\n',
    to: '  retention: 14d\n  gateway: { resources: { cpu: 1, memory: 32Mi } }\n',
    told: `environments/site.yaml:39:43 profiles.gateway.resources.memory: 32 MiB is less than 64 MiB, with which pyroscope-gateway starts
      gateway: { resources: { cpu: 1, memory: 32Mi } }
                                              ^^^^ write 64Mi or more, or leave resources out: they are worked out from the load`,
  },
  {
    title: 'keeps them for longer than the bucket does',
    from: 'deletesAfter: 30d',
    to: 'deletesAfter: 7d',
    told: `environments/site.yaml:38:14 profiles.retention: 14d is more than 7d, after which the bucket deletes what it holds
      retention: 14d
                 ^^^ write 7d or less, or let the bucket delete later: profiles.storage.bucket.deletesAfter`,
  },
  {
    title: 'has a bucket and no object storage',
    from: `objectStorage:
  url: https://s3.example.com
  region: eu-central-1
  accessKey: { secret: object-storage, key: access-key }
  secretKey: { secret: object-storage, key: secret-key }
`,
    to: '',
    told: `environments/site.yaml:35:11 profiles.storage.kind: profiles are kept in object storage, and there is no objectStorage
        kind: object storage
              ^^^^^^^^^^^^^^ add objectStorage, or write kind: filesystem`,
  },
  {
    title: 'gives a service a name that traces cannot have',
    from: '    dwcp-core:\n      kind: static\n      addresses: [dwcp-node-1:6060]',
    to: '    dwcp_core:\n      kind: static\n      addresses: [dwcp-node-1:6060]',
    told: `environments/site.yaml:50:5 profiles.targets.dwcp_core: "dwcp_core" is no name of a service
        dwcp_core:
        ^^^^^^^^^ write lower-case letters, digits and "-", beginning with a letter, as in dwcp-v3`,
  },
  {
    title: 'asks an address without a port',
    from: 'dwcp-node-1:6060',
    to: 'dwcp-node-1',
    told: `environments/site.yaml:52:19 profiles.targets.dwcp-core.addresses[0]: "dwcp-node-1" is not host:port
          addresses: [dwcp-node-1]
                      ^^^^^^^^^^^ add the port, as in dwcp-node-1:6060`,
  },
  {
    title: 'has a selector that selects nothing',
    from: 'selector: app=dwcp-v3\n      ports',
    to: 'selector: app is dwcp-v3\n      ports',
    told: `environments/site.yaml:48:17 profiles.targets.dwcp-v3.selector: "app is dwcp-v3" is no label selector
          selector: app is dwcp-v3
                    ^^^^^^^^^^^^^^ write label=value, more of them with commas between, as in app=dwcp-node,tier!=test`,
  },
];

describe('an environment is refused when its profiling', () => {
  it.each(mistakes)('$title', ({ from, to, told }) => {
    expect(problemsOf({ 'site.yaml': broken(from, to, profiled) })).toBe(told);
  });
});

describe('an environment with profiles', () => {
  it('has no problem as it is', () => {
    expect(problemsOf({ 'site.yaml': profiled })).toBe('no problem');
  });
});

import { readFileSync } from 'node:fs';
import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';
import type { Mistake } from '#test/lib/environment/mistake';
import { goodWithBadger, goodWithElasticsearch } from '#test/lib/environment/traces';

const mistakes: readonly Mistake[] = [
  {
    title: 'does not say how many spans come in',
    from: '  spansPerSecond: 1000\n',
    to: '',
    told: `environments/site.yaml:14:1 load: there are traces, and nothing says how many spans come in
    load:
    ^^^^ add load.spansPerSecond: what all programs send, before any are dropped`,
  },
  {
    title: 'keeps traces for a part of a day',
    from: 'retention: 3d',
    to: 'retention: 36h',
    told: `environments/site.yaml:78:14 traces.retention: 1d12h is not one day or several whole ones: an index holds the spans of a day
      retention: 36h
                 ^^^ write whole days, such as 7d`,
  },
  {
    title: 'decides more often than the sampler looks',
    from: 'decisionWait: 30s',
    to: 'decisionWait: 500ms',
    told: `environments/site.yaml:83:19 traces.sampler.decisionWait: 500ms is not between 1s and 5m in whole seconds, in which the sampler looks at its traces
        decisionWait: 500ms
                      ^^^^^ write how long a trace takes at most, such as 30s: what waits is in memory, and a restart loses it`,
  },
  {
    title: 'decides later than memory should hold what waits',
    from: 'decisionWait: 30s',
    to: 'decisionWait: 10m',
    told: `environments/site.yaml:83:19 traces.sampler.decisionWait: 10m is not between 1s and 5m in whole seconds, in which the sampler looks at its traces
        decisionWait: 10m
                      ^^^ write how long a trace takes at most, such as 30s: what waits is in memory, and a restart loses it`,
  },
  {
    title: 'lets nobody send spans',
    from: '  from:\n    - { namespace: dwcp, selector: app=dwcp-v3 }\n',
    to: '',
    told: `environments/site.yaml:74:1 traces: nobody may send spans: traces.from is empty, and there is no hosts.otel
    traces:
    ^^^^^^ add the pods that send to traces.from, such as {namespace: dwcp, selector: app=dwcp-v3}, or hosts.otel`,
  },
];

const mistakesWithElasticsearch: readonly (Mistake & { readonly text?: string })[] = [
  {
    title: 'puts snapshots where old objects are deleted',
    from: '{ bucket: dwcp-traces }',
    to: '{ bucket: dwcp-traces, deletesAfter: 90d }',
    told: `environments/site.yaml:102:52 traces.storage.snapshots.bucket.deletesAfter: the bucket deletes after 90d what later snapshots share with earlier ones
          bucket: { bucket: dwcp-traces, deletesAfter: 90d }
                                                       ^^^ let the bucket delete nothing, and remove this: Elasticsearch deletes old snapshots itself`,
  },
  {
    title: 'shows its nodes the certificate of every program',
    from: 'nodeCertificates: elasticsearch-nodes',
    to: 'nodeCertificates: monitoring-certificates',
    told: `environments/site.yaml:95:23 traces.storage.nodeCertificates: is monitoring-certificates, as output.certificates: every program of the stack could join the nodes
        nodeCertificates: monitoring-certificates
                          ^^^^^^^^^^^^^^^^^^^^^^^ name another Secret, with a certificate of an authority that signs for nodes of Elasticsearch alone`,
  },
  {
    title: 'does not say by what its nodes know each other',
    from: '    nodeCertificates: elasticsearch-nodes\n',
    to: '',
    told: `environments/site.yaml:90:3 traces.storage.nodeCertificates: is missing
      storage:
      ^^^^^^^ add nodeCertificates: elasticsearch-nodes. A Secret with the certificate that nodes of Elasticsearch show each other: \`tls.crt\`, \`tls.key\`, and \`ca.crt\` of an authority that signs for nobody else, because whoever it signs for can join them. Another one than \`output.certificates\`.`,
  },
  {
    title: 'gives two users one password',
    from: 'key: jaeger-password',
    to: 'key: elastic-password',
    told: `environments/site.yaml:98:7 traces.storage.passwords.jaeger: elasticsearch/elastic-password is the same key of the same Secret as traces.storage.passwords.elastic
          jaeger: { secret: elasticsearch, key: elastic-password }
          ^^^^^^ use a key of its own: who is told one of the two must not know the other`,
  },
  {
    title: 'has two nodes',
    from: 'nodes: 3',
    to: 'nodes: 2',
    told: `environments/site.yaml:92:12 traces.storage.nodes: 2 nodes cannot agree who leads while one of them is away
        nodes: 2
               ^ write 3, or 1 where traces may be away for a while
environments/site.yaml:93:13 traces.storage.copies: 2 copies besides the shard itself need 3 nodes, and there are 2
        copies: 2
                ^ write 1 or less, or nodes: 3 or more`,
  },
  {
    title: 'has as many copies as nodes',
    from: 'copies: 2',
    to: 'copies: 3',
    told: `environments/site.yaml:93:13 traces.storage.copies: 3 copies besides the shard itself need 4 nodes, and there are 3
        copies: 3
                ^ write 2 or less, or nodes: 4 or more`,
  },
  {
    title: 'has too many copies, and nowhere to put its snapshots, where the output is broken as well',
    from: `  certificates: monitoring-certificates
`,
    to: `  admissionPolicies: yes
`,
    told: `environments/site.yaml:10:22 output.admissionPolicies: "yes" is not true | false
      admissionPolicies: yes
                         ^^^ write true | false
environments/site.yaml:88:13 traces.storage.copies: 3 copies besides the shard itself need 4 nodes, and there are 3
        copies: 3
                ^ write 2 or less, or nodes: 4 or more
environments/site.yaml:96:13 traces.storage.snapshots.kind: snapshots go to the object storage, and there is none
          kind: object storage
                ^^^^^^^^^^^^^^ add objectStorage with its address and keys, or write kind: none with a reason`,
    text: goodWithElasticsearch
      .replace(/objectStorage:\n(?: {2}.*\n)+/, '')
      .replace('copies: 2', 'copies: 3'),
  },
  {
    title: 'has no certificates',
    from: '  certificates: monitoring-certificates\n',
    to: '',
    told: `environments/site.yaml:90:11 traces.storage.kind: Elasticsearch encrypts, and there are no output.certificates
        kind: elasticsearch
              ^^^^^^^^^^^^^ add output.certificates: the Secret with tls.crt, tls.key and ca.crt, or write kind: badger`,
  },
  {
    title: 'has nowhere to put its snapshots',
    from: `objectStorage:
  url: https://s3.example.com
  region: eu-central-1
  accessKey: { secret: object-storage, key: access-key }
  secretKey: { secret: object-storage, key: secret-key }
`,
    to: '',
    told: `environments/site.yaml:96:13 traces.storage.snapshots.kind: snapshots go to the object storage, and there is none
          kind: object storage
                ^^^^^^^^^^^^^^ add objectStorage with its address and keys, or write kind: none with a reason`,
  },
];

describe('an environment is refused when its traces', () => {
  it.each(mistakes)('$title', ({ from, to, told }) => {
    expect(problemsOf({ 'site.yaml': broken(from, to, goodWithBadger) })).toBe(told);
  });
});

describe('an environment is refused when its Elasticsearch', () => {
  it.each(mistakesWithElasticsearch)('$title', ({ from, to, told, text = goodWithElasticsearch }) => {
    expect(problemsOf({ 'site.yaml': broken(from, to, text) })).toBe(told);
  });
});

describe('one machine', () => {
  const local = readFileSync('environments/local.yaml', 'utf8');
  const lineOf = (text: string, found: string) => text.slice(0, text.indexOf(found)).split('\n').length;

  it('names no pods that may send', () => {
    const text = broken(
      '  retention: 1d\n',
      '  from: [{ namespace: dwcp, selector: app=dwcp-v3 }]\n  retention: 1d\n',
      local,
    );
    expect(
      problemsOf({ 'local.yaml': text }),
    ).toBe(`environments/local.yaml:${lineOf(text, '  from:')}:3 traces.from: output.kind is processes: whoever has the token may send, and there are no pods
      from: [{ namespace: dwcp, selector: app=dwcp-v3 }]
      ^^^^ remove it`);
  });

  it('has one sampler', () => {
    const text = broken('  sampler:\n    replicas: 1', '  sampler:\n    replicas: 2', local);
    expect(problemsOf({ 'local.yaml': text })).toMatch(
      /^environments\/local\.yaml:\d+:15 traces\.sampler\.replicas: 2 replicas would listen on the same ports of one machine\n {8}replicas: 2\n {18}\^ write replicas: 1$/,
    );
  });
});

describe('an environment with traces', () => {
  it.each([
    ['files', goodWithBadger],
    ['Elasticsearch', goodWithElasticsearch],
  ])('in %s has no problem as it is', (_, text) => {
    expect(problemsOf({ 'site.yaml': text })).toBe('no problem');
  });
});

import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';

/** The good file as one of two sites. */
const paired = broken(
  'targets:\n',
  `victoriaMetrics:
  kind: single node
  retention: 7d
  storage: { storageClass: fast, size: 200Gi }
  vmagent:
    storage: { storageClass: fast, size: 10Gi }
  sites:
    tokens:
      read: { secret: sites, key: read-token }
      write: { secret: sites, key: write-token }
    peers:
      - site: virginia
        url: https://metrics.us.example.com
  tokens:
    read: { secret: victoria-metrics, key: read-token }
    write: { secret: victoria-metrics, key: write-token }
targets:
`,
  broken('hosts:\n', 'hosts:\n  metrics: metrics.eu.example.com\n'),
);

const told = (from: string, to: string) => problemsOf({ 'site.yaml': broken(from, to, paired) });

describe('other sites in an environment file', () => {
  it('are right in the good file', () => {
    expect(problemsOf({ 'site.yaml': paired })).toBe('no problem');
  });

  it('are other sites', () => {
    expect(
      told('site: virginia', 'site: frankfurt'),
    ).toBe(`environments/site.yaml:44:15 victoriaMetrics.sites.peers[0].site: "frankfurt" is this site itself
          - site: frankfurt
                  ^^^^^^^^^ write the site of another environment`);
    expect(
      told('https://metrics.us.example.com', 'https://metrics.eu.example.com'),
    ).toBe(`environments/site.yaml:45:14 victoriaMetrics.sites.peers[0].url: metrics.eu.example.com is hosts.metrics of this site itself
            url: https://metrics.eu.example.com
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write that of the other site`);
  });

  it('are named once', () => {
    expect(
      told(
        '  tokens:\n    read: { secret: v',
        '      - site: virginia\n        url: https://metrics.us.example.com\n  tokens:\n    read: { secret: v',
      ),
    ).toBe(`environments/site.yaml:46:15 victoriaMetrics.sites.peers[1].site: "virginia" is victoriaMetrics.sites.peers[0].site too
          - site: virginia
                  ^^^^^^^^ name each site once
environments/site.yaml:47:14 victoriaMetrics.sites.peers[1].url: "https://metrics.us.example.com" is victoriaMetrics.sites.peers[0].url too
            url: https://metrics.us.example.com
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ name each site once`);
  });

  it('are reached over TLS, and paths are appended to where they are', () => {
    expect(
      told('https://metrics.us.example.com', 'http://metrics.us.example.com'),
    ).toBe(`environments/site.yaml:45:14 victoriaMetrics.sites.peers[0].url: "http://metrics.us.example.com" is not https: whoever reads on the way has the tokens of all sites
            url: http://metrics.us.example.com
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write https://metrics.us.example.com`);
    expect(
      told('https://metrics.us.example.com', 'https://metrics.us.example.com/hot'),
    ).toBe(`environments/site.yaml:45:14 victoriaMetrics.sites.peers[0].url: "https://metrics.us.example.com/hot" cannot have a path appended
            url: https://metrics.us.example.com/hot
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write https://metrics.us.example.com`);
  });

  it('get in under a host name', () => {
    expect(
      told('  metrics: metrics.eu.example.com\n', ''),
    ).toBe(`environments/site.yaml:15:1 hosts.metrics: is missing, and other sites neither send samples here nor ask for them
    hosts:
    ^^^^^ add the host name under which they do, and its certificate to access.entrance.certificates`);
  });

  it('show each other tokens that nobody else has', () => {
    expect(
      told('{ secret: sites, key: read-token }', '{ secret: victoria-metrics, key: read-token }'),
    ).toBe(`environments/site.yaml:41:7 victoriaMetrics.sites.tokens.read: victoria-metrics/read-token is the same key of the same Secret as victoriaMetrics.tokens.read
          read: { secret: victoria-metrics, key: read-token }
          ^^^^ use a key of its own: who is told one of the two must not know the other`);
  });

  it('need something that passes samples on', () => {
    expect(
      told('  vmagent:\n    storage: { storageClass: fast, size: 10Gi }\n', ''),
    ).toBe(`environments/site.yaml:33:1 victoriaMetrics.vmagent: is missing, and nothing passes samples on to the further tiers and other sites
    victoriaMetrics:
    ^^^^^^^^^^^^^^^ add vmagent, with storage for its queues`);
  });

  it('are not two under one name', () => {
    const other = paired
      .replace('name: site\n', 'name: other\n')
      .replace('cluster: dwcp-site', 'cluster: dwcp-other');
    expect(
      problemsOf({ 'other.yaml': other, 'site.yaml': paired }),
    ).toBe(`environments/site.yaml:3:7 site: "frankfurt" is also the site of environments/other.yaml:3:7
    site: frankfurt
          ^^^^^^^^^ give each site a name of its own`);
  });
});

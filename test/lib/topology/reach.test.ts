import { reachOf } from '#lib/topology/reach';

describe('how the server of a URL is reached', () => {
  it.each([
    ['http://10.0.0.5:8080', { kind: 'address', cidr: '10.0.0.5/32', port: 8080 }],
    ['https://[fd00::5]/x', { kind: 'address', cidr: 'fd00::5/128', port: 443 }],
    [
      'http://vminsert.storage.svc:8480/x',
      { kind: 'pods', namespaces: ['storage'], ports: [8480], host: 'vminsert.storage.svc' },
    ],
    [
      'http://a-0.a.storage.svc.cluster.local',
      { kind: 'pods', namespaces: ['storage'], ports: [80], host: 'a-0.a.storage.svc.cluster.local' },
    ],
    ['http://dwcp-node-1:8080', { kind: 'range', name: 'scrape targets', host: 'dwcp-node-1', port: 8080 }],
    ['http://svc.example.com', { kind: 'range', name: 'scrape targets', host: 'svc.example.com', port: 80 }],
  ])('%s', (url, expected) => {
    expect(reachOf(new URL(url), 'scrape targets')).toEqual(expected);
  });
});

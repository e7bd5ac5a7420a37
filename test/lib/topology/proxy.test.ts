import { proxyFor } from '#lib/topology/proxy';
import { cluster, onOneMachine } from '#test/lib/components/example';

const proxy = { url: 'http://proxy.example.com:3128', noProxy: ['example.com', '10.0.0.9'] };
const output = { ...cluster, proxy };

describe('the proxy', () => {
  it.each([
    'https://storage.example.org/write',
    'http://notexample.com',
    'http://10.0.0.8',
    'http://inventory',
  ])('is on the way to %s', (url) => {
    expect(proxyFor(new URL(url), output)).toBe(proxy);
  });

  it.each([
    'http://vminsert.storage.svc:8480/write',
    'http://vminsert.storage.svc.cluster.local:8480/write',
    'https://example.com',
    'https://inventory.example.com/targets',
    'http://10.0.0.9:8480',
  ])('is not on the way to %s', (url) => {
    expect(proxyFor(new URL(url), output)).toBeUndefined();
  });

  it('is nowhere when the environment has none', () => {
    const url = new URL('https://example.org');
    expect([proxyFor(url, cluster), proxyFor(url, onOneMachine().output)]).toEqual([undefined, undefined]);
  });
});

import { httpClient } from '#lib/components/prometheus/http-client';
import { cluster } from '#test/lib/components/example';

const output = {
  ...cluster,
  proxy: { url: 'http://proxy.example.com:3128', noProxy: [] },
  certificateAuthority: { configMap: 'authority', key: 'ca.crt' },
};
const authority = { tls_config: { ca_file: '../certificate-authority/ca.crt' } };

describe('a server that Prometheus speaks to', () => {
  it.each([
    ['https://storage.example.com', { proxy_url: 'http://proxy.example.com:3128', ...authority }],
    ['http://consul.example.com:8500', { proxy_url: 'http://proxy.example.com:3128' }],
    ['https://vminsert.storage.svc:8480', authority],
    ['http://vminsert.storage.svc:8480', {}],
  ])(
    '%s is reached over the proxy from the cluster, and checked where it has a certificate',
    (url, expected) => {
      expect(httpClient(new URL(url), output)).toEqual(expected);
    },
  );

  it('is reached directly, and checked against the public authorities, when nothing else is said', () => {
    expect(httpClient(new URL('https://storage.example.com'), cluster)).toEqual({});
  });
});

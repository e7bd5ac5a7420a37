import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';
import { goodWithElasticsearch } from '#test/lib/environment/traces';

const url = (text: string) =>
  problemsOf({ 'site.yaml': broken('https://s3.example.com', text, goodWithElasticsearch) });

describe('the URL of the object storage', () => {
  it.each([
    'https://s3.example.com/',
    'https://s3.example.com:9000',
    'http://127.0.0.1:9000',
    'http://minio.storage.svc:9000',
  ])('may be %s', (text) => {
    expect(url(text)).toBe('no problem');
  });

  it('has no path', () => {
    expect(
      url('https://s3.example.com:9000/dwcp'),
    ).toBe(`environments/site.yaml:76:8 objectStorage.url: "https://s3.example.com:9000/dwcp" is more than a server: Loki and Pyroscope leave out the rest, Elasticsearch does not
      url: https://s3.example.com:9000/dwcp
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write https://s3.example.com:9000, and names of buckets where they are used`);
  });

  it('is https outside of the cluster', () => {
    expect(
      url('http://10.20.1.90:9000'),
    ).toBe(`environments/site.yaml:76:8 objectStorage.url: "http://10.20.1.90:9000" is not https: whoever reads on the way sees what is kept
      url: http://10.20.1.90:9000
           ^^^^^^^^^^^^^^^^^^^^^^ write https://10.20.1.90:9000; plain http is for loopback addresses and Services of the cluster`);
  });
});

import { parse } from 'yaml';
import { vmauthConfig } from '#lib/components/vmauth/config';
import { cluster, inCluster, locally, otherTokens, singleNode } from '#test/lib/components/victoria-metrics';

const usersOf = (text: string): readonly unknown[] => [...parse(text).users];

describe("vmauth's configuration", () => {
  it('of a cluster lets one token write and another read, each over all replicas', () => {
    expect(usersOf(vmauthConfig(inCluster(), cluster).text)).toMatchObject([
      {
        name: 'read',
        bearer_token: '%{READ_TOKEN}',
        url_map: [
          {
            src_paths: expect.arrayContaining(['/select/0/prometheus/api/v1/query_range']),
            url_prefix: [
              'http://vmselect-0.vmselect.monitoring.svc:8481',
              'http://vmselect-1.vmselect.monitoring.svc:8481',
            ],
          },
        ],
      },
      {
        name: 'write',
        bearer_token: '%{WRITE_TOKEN}',
        url_map: [
          {
            src_paths: ['/insert/0/prometheus/api/v1/write'],
            url_prefix: [
              'http://vminsert-0.vminsert.monitoring.svc:8480',
              'http://vminsert-1.vminsert.monitoring.svc:8480',
            ],
          },
        ],
      },
    ]);
  });

  it('of a single node has the same paths, and drops what that does not know of them', () => {
    expect(usersOf(vmauthConfig(locally(), singleNode).text)).toMatchObject([
      { url_map: [{ url_prefix: ['http://127.0.0.1:8428'], drop_src_path_prefix_parts: 3 }] },
      {
        url_map: [
          {
            src_paths: ['/insert/0/prometheus/api/v1/write'],
            url_prefix: ['http://127.0.0.1:8428'],
            drop_src_path_prefix_parts: 3,
          },
        ],
      },
    ]);
  });

  it('lets in a second token of each beside the first while tokens are changed, with the same rights', () => {
    const changing = { ...cluster, tokens: { ...cluster.tokens, ...otherTokens } };
    const [read, write] = usersOf(vmauthConfig(inCluster(), cluster).text);
    expect(usersOf(vmauthConfig(inCluster(changing), changing).text)).toEqual([
      read,
      write,
      { ...Object(read), name: 'read, other', bearer_token: '%{OTHER_READ_TOKEN}' },
      { ...Object(write), name: 'write, other', bearer_token: '%{OTHER_WRITE_TOKEN}' },
    ]);
  });

  it('lets nobody in without a token', () => {
    expect(parse(vmauthConfig(inCluster(), cluster).text)).not.toHaveProperty('unauthorized_user');
  });
});

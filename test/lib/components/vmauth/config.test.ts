import { parse } from 'yaml';
import { vmauthConfig } from '#lib/components/vmauth/config';
import {
  cluster,
  inCluster,
  locally,
  otherTokens,
  singleNode,
  tieredCluster,
  tieredNode,
} from '#test/lib/components/victoria-metrics';

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

  describe('with further tiers', () => {
    const routes = (text: string, user: number) =>
      usersOf(text)
        .slice(user, user + 1)
        .flatMap((one) => Object(one).url_map)
        .map(
          ({
            src_paths: [path],
            url_prefix,
            drop_src_path_prefix_parts: drop,
            load_balancing_policy: policy,
          }) => [path, url_prefix.join(' '), drop, policy].filter((part) => part !== undefined).join(' -> '),
        );

    it('of a cluster lets each tier be read by its path, the hot one without any, and all of them at once', () => {
      expect(routes(vmauthConfig(inCluster(tieredCluster), tieredCluster).text, 0)).toEqual([
        '/select/0/prometheus/api/v1/query -> http://vmselect-0.vmselect.monitoring.svc:8481 http://vmselect-1.vmselect.monitoring.svc:8481',
        '/hot/select/0/prometheus/api/v1/query -> http://vmselect-0.vmselect.monitoring.svc:8481 http://vmselect-1.vmselect.monitoring.svc:8481 -> 1',
        '/warm/select/0/prometheus/api/v1/query -> http://vmselect-warm-0.vmselect-warm.monitoring.svc:8491 http://vmselect-warm-1.vmselect-warm.monitoring.svc:8491 -> 1',
        '/cold/select/0/prometheus/api/v1/query -> http://vmselect-cold-0.vmselect-cold.monitoring.svc:8501 http://vmselect-cold-1.vmselect-cold.monitoring.svc:8501 -> 1',
        '/all/select/0/prometheus/api/v1/query -> http://vmselect-all-0.vmselect-all.monitoring.svc:8511 http://vmselect-all-1.vmselect-all.monitoring.svc:8511 -> 1',
      ]);
    });

    it('of single nodes has the longest tier answer for all', () => {
      expect(routes(vmauthConfig(locally(tieredNode), tieredNode).text, 0)).toEqual([
        '/select/0/prometheus/api/v1/query -> http://127.0.0.1:8428 -> 3',
        '/hot/select/0/prometheus/api/v1/query -> http://127.0.0.1:8428 -> 4',
        '/warm/select/0/prometheus/api/v1/query -> http://127.0.0.1:8438 -> 4',
        '/cold/select/0/prometheus/api/v1/query -> http://127.0.0.1:8448 -> 4',
        '/all/select/0/prometheus/api/v1/query -> http://127.0.0.1:8448 -> 4',
      ]);
    });

    it('sends what is written to one vmagent, and what that writes to the tiers', () => {
      expect(routes(vmauthConfig(locally(tieredNode), tieredNode).text, 1)).toEqual([
        '/insert/0/prometheus/api/v1/write -> http://127.0.0.1:8429 http://127.0.0.1:9429 -> 3 -> first_available',
        '/hot/insert/0/prometheus/api/v1/write -> http://127.0.0.1:8428 -> 4',
        '/warm/insert/0/prometheus/api/v1/write -> http://127.0.0.1:8438 -> 4',
        '/cold/insert/0/prometheus/api/v1/write -> http://127.0.0.1:8448 -> 4',
      ]);
    });
  });

  it('lets nobody in without a token', () => {
    expect(parse(vmauthConfig(inCluster(), cluster).text)).not.toHaveProperty('unauthorized_user');
  });
});

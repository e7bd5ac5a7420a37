import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { getJson } from '#verify/http';

/** A data source that Grafana is given, asked as Grafana asks it. */
export interface DataSource {
  readonly uid: string;
  readonly url: string;
  /** What it is shown as a bearer token. @default nothing */
  readonly token?: string;
  /** Labels and values of an instant query. @throws Error with what was answered instead */
  query(expr: string): Promise<readonly Sample[]>;
  /** The labels of the exemplars of the last quarter of an hour. @throws Error with what was answered instead */
  exemplars(expr: string): Promise<readonly Sample['metric'][]>;
}

export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

interface WrittenDataSource {
  readonly uid: string;
  readonly type: string;
  readonly url: string;
  readonly secureJsonData?: { readonly httpHeaderValue1?: string };
}

/**
 * The metric data sources of a stage, by uid.
 *
 * @param folder of the stage, in which the files of its secrets are
 */
export function dataSourcesOf(folder: string): ReadonlyMap<string, DataSource> {
  const file = join(folder, 'config/grafana/provisioning/datasources/datasources.yaml');
  const { datasources }: { datasources: readonly WrittenDataSource[] } = parse(readFileSync(file, 'utf8'));
  return new Map(
    datasources
      .filter(({ type }) => type === 'prometheus')
      .map((written) => [written.uid, dataSource(written, folder)]),
  );
}

function dataSource({ uid, url, secureJsonData }: WrittenDataSource, folder: string): DataSource {
  const [, path] = /^Bearer \$__file\{(.+)\}$/.exec(secureJsonData?.httpHeaderValue1 ?? '') ?? [];
  const token = path === undefined ? undefined : readFileSync(join(folder, path), 'utf8').trim();
  return {
    uid,
    url,
    ...(token !== undefined && { token }),
    async query(expr) {
      const { data } = await getJson<{
        data: { result: readonly { metric: Sample['metric']; value: readonly [number, string] }[] };
      }>(`${url}/api/v1/query?${new URLSearchParams({ query: expr })}`, token);
      return data.result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
    },
    async exemplars(expr) {
      const now = Date.now() / 1_000;
      const parameters = new URLSearchParams({ query: expr, start: String(now - 900), end: String(now) });
      const { data } = await getJson<{
        data: readonly { exemplars: readonly { labels: Sample['metric'] }[] }[];
      }>(`${url}/api/v1/query_exemplars?${parameters}`, token);
      return data.flatMap(({ exemplars }) => exemplars.map(({ labels }) => labels));
    },
  };
}

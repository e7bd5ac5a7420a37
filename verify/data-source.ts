import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { getJson } from '#verify/http';

/** Where a data source is, and what Grafana shows there. */
export interface Access {
  readonly uid: string;
  readonly url: string;
  /** What it is shown as a bearer token. @default nothing */
  readonly token?: string;
}

/** A data source that Grafana is given, asked as Grafana asks it. */
export interface DataSource extends Access {
  /**
   * Labels and values of an instant query.
   *
   * @param at a Unix time in seconds. @default now
   * @throws Error with what was answered instead
   */
  query(expr: string, at?: number): Promise<readonly Sample[]>;
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
  return new Map(
    writtenIn(folder)
      .filter(({ type }) => type === 'prometheus')
      .map((written) => [written.uid, dataSource(written, folder)]),
  );
}

/** How Grafana gets to any data source of a stage. @param folder of the stage, as above */
export function accessOf(folder: string, uid: string): Access | undefined {
  const written = writtenIn(folder).find((one) => one.uid === uid);
  return written === undefined ? undefined : access(written, folder);
}

function writtenIn(folder: string): readonly WrittenDataSource[] {
  const file = join(folder, 'config/grafana/provisioning/datasources/datasources.yaml');
  const { datasources }: { datasources: readonly WrittenDataSource[] } = parse(readFileSync(file, 'utf8'));
  return datasources;
}

function access({ uid, url, secureJsonData }: WrittenDataSource, folder: string): Access {
  const [, path] = /^Bearer \$__file\{(.+)\}$/.exec(secureJsonData?.httpHeaderValue1 ?? '') ?? [];
  const token = path === undefined ? undefined : readFileSync(join(folder, path), 'utf8').trim();
  return { uid, url, ...(token !== undefined && { token }) };
}

function dataSource(written: WrittenDataSource, folder: string): DataSource {
  const { uid, url, token } = access(written, folder);
  return {
    uid,
    url,
    ...(token !== undefined && { token }),
    async query(expr, at) {
      const parameters = new URLSearchParams({ query: expr, ...(at !== undefined && { time: String(at) }) });
      const { data } = await getJson<{
        data: { result: readonly { metric: Sample['metric']; value: readonly [number, string] }[] };
      }>(`${url}/api/v1/query?${parameters}`, token);
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

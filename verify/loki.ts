import { getJson } from '#verify/http';

/** A line, with the labels of its stream and its structured metadata. */
export interface Line {
  readonly labels: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What is asked of a running Loki: https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
export interface Loki {
  /** The lines of the last minutes that a query finds. @throws Error with what was answered instead */
  lines(query: string): Promise<readonly Line[]>;
  /** The labels that streams are found by. */
  labels(): Promise<readonly string[]>;
  /** What an instant query answers. */
  values(query: string): Promise<readonly Result[]>;
}

/** A value, and whose it is. */
export interface Result {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * @param address the URL under which it answers, without a path
 * @param shown whose lines are asked for, where there are tenants, and the bearer token, where one is asked for
 */
export function lokiAt(
  address: string,
  { tenant, token }: { readonly tenant?: string; readonly token?: string } = {},
): Loki {
  const headers = tenant === undefined ? {} : { 'X-Scope-OrgID': tenant };
  return {
    async lines(query) {
      const parameters = new URLSearchParams({ query, since: '15m', limit: '5000' });
      const { data } = await getJson<{
        data: {
          result: readonly {
            stream: Line['labels'];
            values: readonly (readonly [time: string, text: string])[];
          }[];
        };
      }>(`${address}/loki/api/v1/query_range?${parameters}`, token, headers);
      return data.result.flatMap(({ stream, values }) =>
        values.map(([, text]) => ({ labels: stream, text })),
      );
    },
    async labels() {
      const { data } = await getJson<{ data?: readonly string[] }>(
        `${address}/loki/api/v1/labels`,
        token,
        headers,
      );
      return data ?? [];
    },
    async values(query) {
      const { data } = await getJson<{
        data: { result: readonly { metric: Result['labels']; value: readonly [number, string] }[] };
      }>(`${address}/loki/api/v1/query?${new URLSearchParams({ query })}`, token, headers);
      return data.result.map(({ metric, value: [, value] }) => ({ labels: metric, value: Number(value) }));
    },
  };
}

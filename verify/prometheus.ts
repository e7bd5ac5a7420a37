import { getJson } from '#verify/http';

/** What is asked of a running Prometheus; see https://prometheus.io/docs/prometheus/latest/querying/api/. */
export interface Prometheus {
  targets(): Promise<readonly Target[]>;
  groups(): Promise<readonly RuleGroup[]>;
  /** The names of the series that it has of a job. */
  names(job: string): Promise<readonly string[]>;
  /** The addresses of the Alertmanagers that it sends to, as URLs. */
  alertmanagers(): Promise<readonly string[]>;
}

export interface Target {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly health: 'up' | 'down' | 'unknown';
  readonly lastError: string;
}

export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly {
    readonly name: string;
    readonly health: 'ok' | 'err' | 'unknown';
    readonly lastError?: string;
  }[];
}

/** @param address the URL under which it answers, without a path */
export function prometheusAt(address: string): Prometheus {
  const ask = async <Data>(path: string): Promise<Data> => {
    const { data } = await getJson<{ data: Data }>(`${address}/api/v1/${path}`);
    return data;
  };
  return {
    async targets() {
      const { activeTargets } = await ask<{ activeTargets: readonly Target[] }>('targets?state=active');
      return activeTargets;
    },
    async groups() {
      const { groups } = await ask<{ groups: readonly RuleGroup[] }>('rules');
      return groups;
    },
    names: (job) =>
      ask<readonly string[]>(`label/__name__/values?${new URLSearchParams({ 'match[]': `{job="${job}"}` })}`),
    async alertmanagers() {
      const { activeAlertmanagers } = await ask<{ activeAlertmanagers: readonly { url: string }[] }>(
        'alertmanagers',
      );
      return activeAlertmanagers.map(({ url }) => url);
    },
  };
}

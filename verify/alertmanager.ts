import { getJson, postJson } from '#verify/http';

/** What is asked of a running Alertmanager; see its `api/v2/openapi.yaml`. */
export interface Alertmanager {
  cluster(): Promise<Cluster>;
  alerts(): Promise<readonly HeldAlert[]>;
  send(labels: Readonly<Record<string, string>>): Promise<void>;
}

export interface Cluster {
  readonly status: 'ready' | 'settling' | 'disabled';
  readonly peers?: readonly { readonly name: string }[];
}

export interface HeldAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** @param address the URL under which it answers, without a path */
export function alertmanagerAt(address: string): Alertmanager {
  return {
    async cluster() {
      const { cluster } = await getJson<{ cluster: Cluster }>(`${address}/api/v2/status`);
      return cluster;
    },
    alerts: () => getJson(`${address}/api/v2/alerts`),
    send: (labels) => postJson(`${address}/api/v2/alerts`, [{ labels }]),
  };
}

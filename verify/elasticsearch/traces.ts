import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { minutes } from '#lib/units/duration';
import type { Client } from '#verify/client';
import type { Site } from '#verify/elasticsearch/site';
import { eventually } from '#verify/eventually';
import { postJson } from '#verify/http';
import { exportRequest, trace } from '#verify/trace';

/** A trace that is sent, and looked for. */
export interface Probe {
  readonly id: string;
  send(): Promise<void>;
  /** @returns whether Jaeger finds it */
  isFound(): Promise<boolean>;
  /** The services that Jaeger offers to choose from. */
  services(): Promise<readonly string[]>;
}

/** Where spans are sent, and where Jaeger is searched, by whom. */
export interface Ends {
  readonly relay: string;
  readonly query: string;
  readonly client: Client;
}

/** @param seed what makes it another trace than the others */
export function probe(seed: string, { relay, query, client }: Ends): Probe {
  const one = trace(seed, 'dwcp-v3', [{ name: 'verify_elasticsearch' }]);
  return {
    id: one.id,
    send: () => postJson(relay, exportRequest([one], Date.now())),
    async isFound() {
      const { status, text } = await client.ask('GET', `${query}/api/traces/${one.id}`);
      if (status !== 200 && status !== 404) throw new Error(`Jaeger answers ${status}: ${text}`);
      return status === 200 && text.includes('verify_elasticsearch');
    },
    async services() {
      const { status, text } = await client.ask('GET', `${query}/api/services`);
      if (status !== 200) throw new Error(`Jaeger answers ${status}: ${text}`);
      const { data }: { readonly data: readonly string[] | null } = JSON.parse(text);
      return data ?? [];
    },
  };
}

/** The index of the spans of a day. @param ago in days */
export const indexOf = (ago: number): string =>
  `jaeger-span-${new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)}`;

/** @returns whether a trace is stored and found */
export async function verifyIndices(site: Site, sent: Probe): Promise<boolean> {
  const { environment, checklist } = site;
  const found = await checklist.check(`${environment}: a trace is stored and found again`, async () => {
    await sent.send();
    await eventually(minutes(1), async () => {
      if (!(await sent.isFound())) throw new Error(`Jaeger does not find ${sent.id}`);
      const services = await sent.services();
      if (!services.includes('dwcp-v3')) throw new Error(`Jaeger knows the services ${services.join(', ')}`);
    });
    return sent.id;
  });
  if (!found) return false;
  return checklist.check(`${environment}: its index is of today, with shards and copies as configured`, () =>
    expectIndex(site),
  );
}

interface Backend {
  readonly elasticsearch: {
    readonly indices: { readonly spans: { readonly shards: number; readonly replicas: number } };
  };
}

interface CollectorConfig {
  readonly extensions: { readonly jaeger_storage: { readonly backends: { readonly spans: Backend } } };
}

type Settings = Readonly<
  Record<
    string,
    {
      readonly settings: {
        readonly index: { readonly number_of_shards: string; readonly number_of_replicas: string };
      };
    }
  >
>;

async function expectIndex({ folder, ask }: Site): Promise<string> {
  const config: CollectorConfig = parse(readFileSync(join(folder, 'config/jaeger-collector.yaml'), 'utf8'));
  const { shards, replicas } = config.extensions.jaeger_storage.backends.spans.elasticsearch.indices.spans;
  const indices = await ask<Settings>('GET', 'jaeger-*/_settings');
  const day = indexOf(0);
  const settings = indices[day]?.settings.index;
  if (settings === undefined)
    throw new Error(`there is no ${day}; there are ${Object.keys(indices).join(', ')}`);
  const { number_of_shards, number_of_replicas } = settings;
  if (number_of_shards !== String(shards) || number_of_replicas !== String(replicas)) {
    throw new Error(`${day} has ${number_of_shards} shards and ${number_of_replicas} copies`);
  }
  return `${day}, ${shards} shards, ${replicas} copies`;
}

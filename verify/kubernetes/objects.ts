import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Cluster } from '#verify/kubernetes/cluster';

/** What any object has, and what workloads have. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly resourceVersion?: string;
  };
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec: { readonly template: PodTemplate } };
    readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  };
}

export interface PodTemplate {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly volumes?: readonly unknown[];
    readonly containers?: readonly { readonly args?: readonly string[] }[];
  } & Readonly<Record<string, unknown>>;
}

export interface VolumeClaimTemplate {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly accessModes: readonly string[];
    readonly storageClassName?: string;
    readonly resources: { readonly requests: { readonly storage: string } };
  };
}

/** The objects of a folder of manifests, in the order in which they are applied. */
export function readObjects(manifests: string): readonly ClusterObject[] {
  return readdirSync(manifests)
    .toSorted()
    .flatMap((file) => parseAllDocuments(readFileSync(join(manifests, file), 'utf8')))
    .map((document): ClusterObject => document.toJS());
}

/** As in `StatefulSet monitoring/prometheus`. */
export function nameOf({ kind, metadata }: ClusterObject): string {
  return `${kind} ${[metadata.namespace, metadata.name].filter((part) => part !== undefined).join('/')}`;
}

/** What the server has of the objects of a folder of manifests. */
export async function readFromServer(cluster: Cluster, manifests: string): Promise<readonly ClusterObject[]> {
  const { items }: { readonly items: readonly ClusterObject[] } = JSON.parse(
    await cluster.kubectl(['get', '-f', manifests, '--output=json']),
  );
  return items;
}

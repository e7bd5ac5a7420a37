import { join } from 'node:path';

/** Where a control plane keeps its files and which ports of loopback it listens on. */
export interface Place {
  readonly folder: string;
  readonly clientPort: number;
  readonly peerPort: number;
  readonly apiPort: number;
  /** Who may talk to the API server. */
  readonly tokens: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly kubeconfig: string;
}

/** https://etcd.io/docs/v3.6/op-guide/configuration/ */
export function etcdArguments({ folder, clientPort, peerPort }: Place): readonly string[] {
  const clients = `http://127.0.0.1:${clientPort}`;
  const peers = `http://127.0.0.1:${peerPort}`;
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
    // Nothing of it outlives the check.
    '--unsafe-no-fsync',
    '--log-level=error',
  ];
}

/** https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/ */
export function apiServerArguments(place: Place): readonly string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${place.clientPort}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${place.apiPort}`,
    `--cert-dir=${join(place.folder, 'certificates')}`,
    `--token-auth-file=${place.tokens}`,
    '--authorization-mode=RBAC',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${place.publicKey}`,
    `--service-account-signing-key-file=${place.privateKey}`,
    // As clusters have it: what refuses privileged containers are Pod Security and policies.
    '--allow-privileged=true',
    '--service-cluster-ip-range=10.96.0.0/16',
    // Loopback cannot be an endpoint of the Service kubernetes.
    '--endpoint-reconciler-type=none',
  ];
}

import { posix } from 'node:path';
import { meshConfig } from '#lib/components/alertmanager/mesh-config';
import type { Argument } from '#lib/components/argument';
import { webConfigArguments } from '#lib/components/web-config';
import type { Environment } from '#lib/environment/environment';
import { addressesOf } from '#lib/topology/addresses';
import { externalUrl } from '#lib/topology/external-url';
import { alertmanager } from '#lib/topology/programs';

/** Where one replica finds its files and listens. */
export interface AlertmanagerPaths {
  readonly config: string;
  readonly data: string;
  /** `host:port`, or `:port` for every address. */
  readonly listen: string;
  readonly mesh: {
    readonly listen: string;
    /** Where the others reach it. */
    readonly advertise: string;
  };
}

/** The command line of one replica. */
export function alertmanagerArguments(
  environment: Environment,
  paths: AlertmanagerPaths,
): readonly Argument[] {
  const { retention } = environment.alertmanager;
  return [
    { flag: `--config.file=${paths.config}`, why: 'the generated configuration' },
    { flag: `--storage.path=${paths.data}`, why: 'the volume: silences, and what was notified' },
    { flag: `--data.retention=${retention.toGo()}`, why: 'how long both are kept' },
    { flag: `--web.listen-address=${paths.listen}`, why: 'the port of the Service, or loopback' },
    {
      flag: `--web.external-url=${externalUrl(environment, 'alertmanager')}`,
      why: 'links in notifications lead there',
    },
    { flag: '--enable-feature=auto-gomemlimit', why: 'collects garbage before the memory limit is reached' },
    { flag: '--log.format=json', why: 'log collection reads fields' },
    ...webConfigArguments(alertmanager, environment, posix.dirname(paths.config)),
    ...meshArguments(environment, paths),
  ];
}

/**
 * Without `--cluster.peer-name`, so that a replica that comes back has a new random name. Under its old name at a new
 * address the others refuse it ("Found conflicting peer IDs", seen with 0.34.0) until they have given the old one up.
 */
function meshArguments(environment: Environment, { mesh, config }: AlertmanagerPaths): readonly Argument[] {
  if (environment.alertmanager.replicas === 1) {
    return [{ flag: '--cluster.listen-address=', why: 'there is no other replica' }];
  }
  return [
    { flag: `--cluster.listen-address=${mesh.listen}`, why: 'the mesh' },
    {
      flag: `--cluster.advertise-address=${mesh.advertise}`,
      why: 'is not guessed from the addresses of the machine',
    },
    {
      flag: `--cluster.label=${environment.cluster}`,
      why: 'keeps apart from the mesh of another cluster that comes by the same address',
    },
    {
      flag: '--cluster.reconnect-timeout=5m',
      why: 'a replaced replica has another address; the old one is given up',
    },
    ...meshConfig(environment).map(({ path }) => ({
      flag: `--cluster.tls-config=${posix.join(posix.dirname(config), posix.basename(path))}`,
      why: 'output.certificates: who shows none does not get into the mesh',
    })),
    ...addressesOf(alertmanager, alertmanager.ports.mesh, environment).map((address) => ({
      flag: `--cluster.peer=${address}`,
      why: 'every replica, this one too: all have the same list',
    })),
  ];
}

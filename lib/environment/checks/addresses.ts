import { isAddress } from '#lib/environment/address';
import { environmentCheck } from '#lib/environment/checks/check';
import type { KeyPath } from '#lib/environment/environment';
import type { Discovery } from '#lib/environment/metrics-choices';
import { type Located, problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** Every target is host:port. */
export const checkTargetAddresses = environmentCheck(['targets'], (environment) =>
  checkAddresses(
    environment,
    Object.entries(environment.targets).flatMap(([job, discovery]) =>
      scrapedAddresses(discovery, ['targets', job], 8_080),
    ),
  ),
);

/** So is every machine with a node-exporter of the site. */
export const checkMachineAddresses = environmentCheck(['exporters'], (environment) => {
  const machines = environment.exporters.nodeExporter?.machines;
  if (machines === undefined) return [];
  const path = ['exporters', 'nodeExporter', 'machines'];
  return checkAddresses(environment, scrapedAddresses(machines, path, 9_100));
});

/** The mail server is host:port. */
export const checkMailAddress = environmentCheck(['receivers'], (environment) => {
  const { mail } = environment.receivers;
  if (mail === undefined) return [];
  const path = ['receivers', 'mail', 'smarthost'];
  return checkAddresses(environment, [{ address: mail.smarthost, path, usualPort: 587 }]);
});

/** Grafana's database server is host:port. */
export const checkDatabaseAddress = environmentCheck(['grafana'], (environment) => {
  const database = environment.grafana?.database;
  if (database?.kind !== 'postgresql') return [];
  const path = ['grafana', 'database', 'address'];
  return checkAddresses(environment, [{ address: database.address, path, usualPort: 5_432 }]);
});

/** An address, and where it stands in the file. */
export interface PlacedAddress {
  readonly address: string;
  readonly path: KeyPath;
  /** A port that such a server usually has. */
  readonly usualPort: number;
}

/** Each address is host:port. */
export function checkAddresses(located: Located, addresses: readonly PlacedAddress[]): readonly Problem[] {
  return addresses
    .filter(({ address }) => !isAddress(address))
    .map(({ address, path, usualPort }) =>
      problemAt(located, 'addresses', path, {
        message: `${JSON.stringify(address)} is not host:port`,
        fix: advice(address, usualPort),
      }),
    );
}

function scrapedAddresses(
  discovery: Discovery,
  around: KeyPath,
  usualPort: number,
): readonly PlacedAddress[] {
  switch (discovery.kind) {
    case 'static':
      return discovery.addresses.map((address, index) => ({
        address,
        path: [...around, 'addresses', index],
        usualPort,
      }));
    case 'consul':
      return [{ address: discovery.server, path: [...around, 'server'], usualPort: 8_500 }];
    case 'http':
    case 'kubernetes':
      return [];
  }
}

function advice(address: string, usualPort: number): string {
  if (/[/@]/.test(address)) return 'leave out the scheme, the path and any user: the job knows its path';
  if (!/:\d+$/.test(address)) return `add the port, as in ${address.replace(/:.*$/, '')}:${usualPort}`;
  return 'the host is a DNS name or an IP address (IPv6 in brackets), the port a number from 1 to 65535';
}

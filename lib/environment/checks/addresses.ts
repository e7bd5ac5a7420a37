import { isAddress } from '#lib/environment/address';
import type { EnvironmentCheck } from '#lib/environment/checks/check';
import type { Discovery, Environment, KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';

/** Everything that is connected to is host:port. */
export const checkAddresses: EnvironmentCheck = (environment) =>
  addressesOf(environment)
    .filter(({ address }) => !isAddress(address))
    .map(({ address, path, usualPort }) =>
      problemAt(environment, 'addresses', path, {
        message: `${JSON.stringify(address)} is not host:port`,
        fix: advice(address, usualPort),
      }),
    );

interface PlacedAddress {
  readonly address: string;
  readonly path: KeyPath;
  /** A port that such a server usually has. */
  readonly usualPort: number;
}

function addressesOf({ targets, receivers }: Environment): readonly PlacedAddress[] {
  const scraped = Object.entries(targets).flatMap(([job, discovery]) => scrapedAddresses(job, discovery));
  const { mail } = receivers;
  return mail === undefined
    ? scraped
    : [...scraped, { address: mail.smarthost, path: ['receivers', 'mail', 'smarthost'], usualPort: 587 }];
}

function scrapedAddresses(job: string, discovery: Discovery): readonly PlacedAddress[] {
  switch (discovery.kind) {
    case 'static':
      return discovery.addresses.map((address, index) => ({
        address,
        path: ['targets', job, 'addresses', index],
        usualPort: 8_080,
      }));
    case 'consul':
      return [{ address: discovery.server, path: ['targets', job, 'server'], usualPort: 8_500 }];
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

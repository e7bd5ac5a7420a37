import { isIP, isIPv4 } from 'node:net';
import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';

/** Address ranges are CIDRs whose address is the first of the range. */
export const checkEgress = environmentCheck(['output'], (environment) => {
  if (environment.output.kind !== 'kubernetes') return [];
  return environment.output.egress.flatMap(({ cidr }, index) => {
    const range = parseRange(cidr);
    if (range?.isFirst === true) return [];
    return problemAt(environment, 'egress', ['output', 'egress', index, 'cidr'], {
      message:
        range === undefined
          ? `${JSON.stringify(cidr)} is no CIDR`
          : `${cidr} does not begin at the first address`,
      fix:
        range === undefined
          ? 'write an address, a slash and the length of the prefix, as in 203.0.113.0/24; /32 is one address'
          : 'write the first address of the range, or a longer prefix: it is not clear which is meant',
    });
  });
});

/** What there is to know of a range of addresses. @returns undefined for a text that is none */
export function parseRange(
  cidr: string,
): { readonly isFirst: boolean; readonly isEverything: boolean } | undefined {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  const version = isIPv4(address) ? 4 : isIP(address);
  if (version === 0 || Number(length) > (version === 4 ? 32 : 128)) return undefined;
  const bits = version === 4 ? bitsOfIPv4(address) : bitsOfIPv6(address);
  return { isFirst: !bits.slice(Number(length)).includes('1'), isEverything: Number(length) === 0 };
}

const bitsOfIPv4 = (address: string): string =>
  address
    .split('.')
    .map((byte) => Number(byte).toString(2).padStart(8, '0'))
    .join('');

/** The URL parser writes every spelling of an IPv6 address in one way (RFC 5952), which leaves only `::` to fill in. */
function bitsOfIPv6(address: string): string {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after]
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
}

import { isIPv4, isIPv6 } from 'node:net';

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/i;

/** Whether it is a DNS name (RFC 1123: labels of at most 63 characters, 253 in all) or an IPv4 address. */
function isHost(text: string): boolean {
  if (/^[\d.]+$/.test(text)) return isIPv4(text);
  return text.length <= 253 && text.split('.').every((part) => label.test(part));
}

/** Whether it is `host:port`; an IPv6 address stands in brackets. */
export function isAddress(text: string): boolean {
  const [, host = '', port = ''] = /^(.*):(\d{1,5})$/.exec(text) ?? [];
  const [, ipv6 = ''] = /^\[(.*)\]$/.exec(host) ?? [];
  return isPort(port) && (ipv6 === '' ? isHost(host) : isIPv6(ipv6));
}

/** Whether it is a host, with or without a port. */
export function isHostOrAddress(text: string): boolean {
  return isHost(text) || isAddress(text);
}

function isPort(text: string): boolean {
  return text !== '' && Number(text) >= 1 && Number(text) <= 65_535;
}

import { isIP } from 'node:net';
import type { EgressName } from '#lib/environment/egress-names';

/**
 * What a NetworkPolicy can say about the other end of a connection. It knows pods and addresses, but no host names:
 * those need a range that the environment names.
 */
export type Reach =
  | { readonly kind: 'address'; readonly cidr: string; readonly port: number }
  /** Pods of the cluster. @see Discovery for the meaning of the fields */
  | {
      readonly kind: 'pods';
      readonly namespaces: readonly string[];
      readonly selector?: string;
      /**
       * Numbers or names of containers' ports. Absent: every port. Behind a Service it has to be the number on which
       * the pods themselves listen.
       */
      readonly ports?: readonly (number | string)[];
      /** The name of the Service, where one is known. */
      readonly host?: string;
    }
  /** Host and port where they are known. */
  | { readonly kind: 'range'; readonly name: EgressName; readonly host?: string; readonly port?: number };

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'smtp:': 25 };

/** Only what looks like one is taken for an address: making the expression of `isIP` costs more than all else here. */
const familyOf = (host: string): number => (/^[\d.]+$|:/.test(host) ? isIP(host) : 0);

/**
 * How the server of a URL is reached: an address is itself, `<service>.<namespace>.svc` is that namespace, any other
 * host name needs a range.
 */
export function reachOf(url: URL, range: EgressName): Reach {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? 443) : Number(url.port);
  const family = familyOf(host);
  if (family !== 0) return { kind: 'address', cidr: `${host}/${family === 4 ? 32 : 128}`, port };
  const [, namespace] = /^(?:[^.]+\.)+?([^.]+)\.svc(?:\.cluster\.local)?$/.exec(host) ?? [];
  return namespace === undefined
    ? { kind: 'range', name: range, host, port }
    : { kind: 'pods', namespaces: [namespace], ports: [port], host };
}

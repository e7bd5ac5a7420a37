import type { Port, Program, ProgramChoices } from '#lib/topology/program';
import { prometheus } from '#lib/topology/programs';

/** Who connects to whom inside the stack. */
export interface Edge {
  readonly client: Program;
  readonly server: Program;
  readonly port: Port;
  readonly purpose: string;
  /** Whether it is there that the server's own metrics are scraped. @default false */
  readonly scrapes?: true;
  /** What it takes besides both ends. @default nothing */
  readonly onlyIf?: (environment: ProgramChoices) => boolean;
  /** The name of that scrape job. @default that of the server */
  readonly job?: string;
  readonly encryption: 'none' | 'tls' | 'tls with certificates';
  /** `certificate`: who connects shows one too, where the connection is encrypted. */
  readonly authentication: 'none' | 'bearer token' | 'password' | 'certificate';
}

/** Who may connect at all, the NetworkPolicies say. */
export const open = { encryption: 'none', authentication: 'none' } as const;

/** Encrypted where the environment names `output.certificates`. */
export const encrypted = { encryption: 'tls with certificates', authentication: 'none' } as const;

/** Encrypted there too, and whoever connects shows a certificate. */
export const mutual = { encryption: 'tls with certificates', authentication: 'certificate' } as const;

/** Elasticsearch lets nobody in without a password, and is nowhere without certificates. */
export const withPassword = { encryption: 'tls', authentication: 'password' } as const;

/** vmauth asks for a token; its own metrics it shows without. */
export const withToken = { encryption: 'tls with certificates', authentication: 'bearer token' } as const;

/** Prometheus scrapes every program of the stack; where it talks to one for more, that stands here too. */
export const scraping = <Server extends Program>(server: Server, port: Port, purpose = 'scrapes it') =>
  ({ client: prometheus, server, port, purpose, scrapes: true, ...open }) as const;

/** The same where that port speaks TLS. */
export const scrapingByTls = <Server extends Program>(server: Server, port: Port, purpose = 'scrapes it') =>
  ({ ...scraping(server, port, purpose), ...encrypted }) as const;

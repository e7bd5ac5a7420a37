import type { Environment } from '#lib/environment/environment';

/** Where an environment is asked for what it collects besides metrics: the base addresses of Loki, Jaeger and Pyroscope. */
export interface SignalUrls {
  readonly logs?: string;
  readonly traces?: string;
  readonly profiles?: string;
}

/** Those of an environment, of what it has. */
export const signalUrls = (_environment: Environment): SignalUrls => ({});

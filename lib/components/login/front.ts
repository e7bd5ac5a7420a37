import { readPaths } from '#lib/components/loki/paths';
import type { EntranceHost } from '#lib/topology/entrances';
import type { Port, Program } from '#lib/topology/program';
import {
  alertmanager,
  jaeger,
  jaegerQuery,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  loginPrometheus,
  loki,
  prometheus,
} from '#lib/topology/programs';

/** What stands in front of a program, and what it lets through. */
export interface Front {
  readonly program: typeof loginPrometheus;
  readonly host: EntranceHost;
  /** The first of these that there is. */
  readonly behind: readonly (Program & { readonly ports: { readonly web: Port } })[];
  /** People with a browser, or programs that show a token besides. */
  readonly accepts: 'people' | 'tokens';
  /** Paths that are passed on; those that end with a slash, with all below. @default every path */
  readonly paths?: readonly string[];
}

/** Whatever reads Loki, with following its lines, which goes through no other proxy of the stack. */
const readsOfLoki: readonly string[] = [
  ...readPaths.map((path) => path.replace(/\{name\}.*/, '')),
  '/loki/api/v1/tail',
];

/** Everything without a login of its own that can be opened from outside. */
export const fronts: readonly Front[] = [
  { program: loginPrometheus, host: 'prometheus', behind: [prometheus], accepts: 'people' },
  { program: loginAlertmanager, host: 'alertmanager', behind: [alertmanager], accepts: 'people' },
  { program: loginJaeger, host: 'jaeger', behind: [jaegerQuery, jaeger], accepts: 'people' },
  { program: loginLoki, host: 'loki', behind: [loki], accepts: 'tokens', paths: readsOfLoki },
];

import { posix } from 'node:path';
import type { Argument } from '#lib/components/argument';
import { webConfigArguments } from '#lib/components/web-config';
import type { Environment } from '#lib/environment/environment';
import { externalUrl } from '#lib/topology/external-url';
import { prometheus } from '#lib/topology/programs';

/** Where one replica finds its files and listens. */
export interface PrometheusPaths {
  readonly config: string;
  readonly data: string;
  /** `host:port`, or `:port` for every address. */
  readonly listen: string;
}

/**
 * The command line of one replica. The interfaces that change or delete things, and those that take samples from
 * outside, stay switched off, as they are by default.
 */
export function prometheusArguments(environment: Environment, paths: PrometheusPaths): readonly Argument[] {
  const url = externalUrl(environment, 'prometheus');
  return [
    { flag: `--config.file=${paths.config}`, why: 'the generated configuration' },
    {
      flag: '--config.auto-reload',
      why: 'reads changed configuration and rules without a restart or a sidecar',
    },
    { flag: '--config.auto-reload-interval=15s', why: 'a changed threshold holds soon after it is there' },
    ...webConfigArguments(prometheus, environment, posix.dirname(paths.config)),
    { flag: `--storage.tsdb.path=${paths.data}`, why: 'the volume' },
    { flag: `--web.listen-address=${paths.listen}`, why: 'the port of the Service, or loopback' },
    { flag: `--web.external-url=${url}`, why: 'links in alerts lead there' },
    {
      flag: `--web.cors.origin=${escaped(url)}`,
      why: 'pages of other origins must not query it with the credentials of their readers',
    },
    { flag: '--enable-feature=exemplar-storage', why: 'panels link from latencies to traces' },
    { flag: '--log.format=json', why: 'log collection reads fields' },
  ];
}

/** Any text as a regular expression that matches just it. */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

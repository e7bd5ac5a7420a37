import type { Argument } from '#lib/components/argument';

/** Where one replica finds its files and listens. */
export interface GrafanaPaths {
  /** The folder of the installation. */
  readonly home: string;
  readonly config: string;
  /** Absolute, or Grafana takes it as relative to its home. The same goes for `data`. */
  readonly provisioning: string;
  readonly data: string;
  readonly address: string;
  readonly port: number;
}

/**
 * The command line of one replica. Where files are stands here and not in the settings, because the image sets variables
 * such as `GF_PATHS_PROVISIONING`, which win over those; `cfg:` wins over the variables.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/#default-paths
 */
export const grafanaArguments = (paths: GrafanaPaths): readonly Argument[] => [
  { flag: 'server', why: 'not the command line client' },
  { flag: `--homepath=${paths.home}`, why: 'defaults, pages and plugins of the installation' },
  { flag: `--config=${paths.config}`, why: 'the generated configuration' },
  { flag: `cfg:paths.provisioning=${paths.provisioning}`, why: 'data sources, and where dashboards are' },
  { flag: `cfg:paths.data=${paths.data}`, why: 'the volume' },
  { flag: `cfg:paths.plugins=${paths.data}/plugins`, why: 'beside the data: nothing is installed there' },
  { flag: `cfg:server.http_addr=${paths.address}`, why: 'every address of the pod, or loopback' },
  { flag: `cfg:server.http_port=${paths.port}`, why: 'the port of the Service' },
];

import type { Output } from '#lib/environment/output-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import { certificateFile } from '#lib/kubernetes/certificates';

/** Where `dist/<environment>` begins in the container: files keep the paths that they have there. */
export const root = '/etc/grafana';

/** What Grafana writes: its database where that is SQLite, the index of its search. */
export const dataFolder = '/var/lib/grafana';

/** The folder of the dashboards in `dist/<environment>`. */
export const dashboardsFolder = 'dashboards';

/**
 * A path below `dist/<environment>` as Grafana opens it: below `root` in the container, relative to where it is
 * started on one machine.
 */
export const pathOf = (path: string, output: Output): string =>
  output.kind === 'kubernetes' ? `${root}/${path}` : path;

/** What Grafana replaces by the text of the certificate that it trusts the other programs of the stack by. */
export const authorityText = `$__file{${certificateFile(root, 'authority')}}`;

/**
 * What Grafana replaces by the text of a secret's file, when it starts.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#file-provider
 */
export const secretText = ({ secret, key }: SecretReference, output: Output): string =>
  `$__file{${pathOf(`secrets/${secret}/${key}`, output)}}`;

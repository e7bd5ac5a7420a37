import { Scalar, stringify } from 'yaml';
import { prefixParts, readPrefix, writePrefix } from '#lib/components/victoria-metrics/paths';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { NativeFile } from '#lib/native-file';
import { replicaUrls } from '#lib/topology/addresses';
import { victoriaMetrics, vminsert, vmselect } from '#lib/topology/programs';

/** The environment variables that hold the tokens: vmauth cannot read those of its users from files. */
export const readToken = 'READ_TOKEN';
export const writeToken = 'WRITE_TOKEN';
export const otherReadToken = 'OTHER_READ_TOKEN';
export const otherWriteToken = 'OTHER_WRITE_TOKEN';

/**
 * What may be read, as regular expressions over whole paths: what vmalert and Grafana's Prometheus data source ask for
 * (https://grafana.com/docs/grafana/latest/datasources/prometheus/), and nothing that deletes, exports or shows how the
 * programs are set. VictoriaMetrics answers rules and alerts with empty lists, which the data source expects.
 */
const readPaths = [
  'api/v1/query',
  'api/v1/query_range',
  'api/v1/query_exemplars',
  'api/v1/series',
  'api/v1/labels',
  'api/v1/label/[^/]+/values',
  'api/v1/metadata',
  'api/v1/rules',
  'api/v1/alerts',
  'api/v1/status/buildinfo',
] as const;

const writePaths = ['api/v1/write'] as const;

/**
 * vmauth's configuration file: who shows which token, and what it may do. There is no user without a token. Who cannot be
 * reached is replaced by another; an answer is never asked for again, because vmselect refuses vmalert partial ones with
 * 503, and vmauth would take all of them for broken and refuse everybody.
 * https://docs.victoriametrics.com/victoriametrics/vmauth/#auth-config
 */
export function vmauthConfig(environment: Environment, choices: VictoriaMetricsChoices): NativeFile {
  const backends = backendsOf(environment, choices);
  const drop = choices.kind === 'single node' ? { drop_src_path_prefix_parts: prefixParts } : {};
  const user = (
    name: string,
    token: string,
    prefix: string,
    paths: readonly string[],
    urls: readonly string[],
  ) => ({
    // As its metrics call it.
    name,
    bearer_token: asWritten(`%{${token}}`),
    url_map: [{ src_paths: paths.map((path) => `${prefix}/${path}`), url_prefix: urls, ...drop }],
    load_balancing_policy: 'least_loaded',
  });
  const writer = (name: string, token: string) => user(name, token, writePrefix, writePaths, backends.write);
  const reader = (name: string, token: string) => user(name, token, readPrefix, readPaths, backends.read);
  const { otherRead, otherWrite } = choices.tokens;
  const configuration = {
    users: [
      writer('write', writeToken),
      ...(otherWrite === undefined ? [] : [writer('write, other', otherWriteToken)]),
      reader('read', readToken),
      ...(otherRead === undefined ? [] : [reader('read, other', otherReadToken)]),
    ],
  };
  return {
    path: 'config/vmauth.yaml',
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false })}`,
  };
}

/**
 * As a block, because vmauth puts the token in before it reads the YAML: there no character of it means anything, and a
 * line break at the end of the file that it came from is dropped.
 */
function asWritten(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}

/** Every replica, so that vmauth and not the network chooses. */
function backendsOf(environment: Environment, { kind }: VictoriaMetricsChoices) {
  switch (kind) {
    case 'cluster':
      return {
        write: replicaUrls(vminsert, vminsert.ports.web, environment),
        read: replicaUrls(vmselect, vmselect.ports.web, environment),
      };
    case 'single node': {
      const all = replicaUrls(victoriaMetrics, victoriaMetrics.ports.web, environment);
      return { write: all, read: all };
    }
  }
}

import { prefixParts, readPrefix, writePrefix } from '#lib/components/victoria-metrics/paths';
import { usersFile } from '#lib/components/vmauth/users';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { NativeFile } from '#lib/native-file';
import { replicaUrls } from '#lib/topology/addresses';
import { victoriaMetrics, vminsert, vmselect } from '#lib/topology/programs';

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
 * Who may read VictoriaMetrics, and who may write to it. No answer is asked for again: vmselect refuses vmalert partial ones
 * with 503, and vmauth would take all of them for broken and refuse everybody.
 */
export function vmauthConfig(environment: Environment, choices: VictoriaMetricsChoices): NativeFile {
  const backends = backendsOf(environment, choices);
  const drop = choices.kind === 'single node' ? { dropped: prefixParts } : {};
  const below = (prefix: string, paths: readonly string[]) => paths.map((path) => `${prefix}/${path}`);
  return usersFile('vmauth', environment, choices.tokens, {
    write: { paths: below(writePrefix, writePaths), urls: backends.write, ...drop },
    read: { paths: below(readPrefix, readPaths), urls: backends.read, ...drop },
  });
}

/** Every replica. */
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

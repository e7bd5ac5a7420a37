import { stringify } from 'yaml';
import { secretText } from '#lib/components/grafana/paths';
import { readPrefix } from '#lib/components/victoria-metrics/paths';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import { serviceUrl } from '#lib/topology/addresses';
import { prometheus, vmauth } from '#lib/topology/programs';

/** The uids by which dashboards name data sources; once applied, they stay. */
export type DataSourceUid = 'prometheus' | 'victoria-metrics';

/** A data source as Grafana's provisioning spells it. */
interface DataSource {
  readonly name: string;
  readonly uid: DataSourceUid;
  readonly type: 'prometheus';
  readonly url: string;
  readonly jsonData: Readonly<Record<string, string | boolean>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

/** The only organization; everybody is in it. */
const orgId = 1;

const victoriaMetricsName = 'VictoriaMetrics';

/** Keys of the Prometheus data source: https://grafana.com/docs/grafana/latest/datasources/prometheus/configure/ */
const ofPrometheus = {
  // Long expressions do not fit into the URL of a GET.
  httpMethod: 'POST',
  // What Grafana may ask for. VictoriaMetrics recommends 2.24 or newer; nothing of what came later is asked for.
  prometheusType: 'Prometheus',
  prometheusVersion: '2.50.0',
  // The interval of DWCP's scrape jobs: the least step and $__rate_interval follow from it.
  timeInterval: '1s',
  // Rules are reviewed in git and evaluated by Prometheus and vmalert.
  manageAlerts: false,
  allowAsRecordingRulesTarget: false,
} as const;

/** Where panels get their data unless they name another source. */
export const defaultDataSource = (environment: Pick<Environment, 'victoriaMetrics'>): DataSourceUid =>
  environment.victoriaMetrics === undefined ? 'prometheus' : 'victoria-metrics';

/** The data sources of an environment. */
export function dataSources(environment: Environment): readonly DataSource[] {
  const { victoriaMetrics, output } = environment;
  return [
    {
      name: 'Prometheus',
      uid: 'prometheus',
      type: 'prometheus',
      url: serviceUrl(prometheus, prometheus.ports.web, environment),
      jsonData: ofPrometheus,
    },
    ...(victoriaMetrics === undefined
      ? []
      : [
          {
            name: victoriaMetricsName,
            uid: 'victoria-metrics',
            type: 'prometheus',
            url: `${serviceUrl(vmauth, vmauth.ports.web, environment)}${readPrefix}`,
            jsonData: { ...ofPrometheus, httpHeaderName1: 'Authorization' },
            secureJsonData: { httpHeaderValue1: `Bearer ${secretText(victoriaMetrics.tokens.read, output)}` },
          } as const,
        ]),
  ];
}

/**
 * The file from which Grafana sets them up whenever it starts; nobody can change them in Grafana. The one that an
 * environment may do without is deleted by its name: with `prune`, which would do that for any, Grafana 13 was seen not
 * to start (https://github.com/thaum-xyz/ankhmorpork/pull/1218).
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
 */
export function dataSourcesFile(environment: Environment): NativeFile {
  const file = {
    apiVersion: 1,
    ...(environment.victoriaMetrics === undefined && {
      deleteDatasources: [{ name: victoriaMetricsName, orgId }],
    }),
    datasources: dataSources(environment).map(({ jsonData, secureJsonData, ...source }) => ({
      ...source,
      orgId,
      access: 'proxy',
      isDefault: source.uid === defaultDataSource(environment),
      editable: false,
      jsonData,
      ...(secureJsonData && { secureJsonData }),
    })),
  };
  return {
    path: 'config/grafana/provisioning/datasources/datasources.yaml',
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify(file, { lineWidth: 0, aliasDuplicateObjects: false })}`,
  };
}

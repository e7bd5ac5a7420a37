import { ofLogs, ofMetrics, ofTraces } from '#lib/components/grafana/correlations';
import { authorityText, secretText } from '#lib/components/grafana/paths';
import { isEncrypted, type SignalUrls, signalUrls } from '#lib/components/grafana/signals';
import { readPrefix } from '#lib/components/victoria-metrics/paths';
import type { Environment } from '#lib/environment/environment';
import type { Output } from '#lib/environment/output-choices';
import type { AccessTokens } from '#lib/environment/shared-choices';
import type { NativeFile } from '#lib/native-file';
import { serviceUrl } from '#lib/topology/addresses';
import { prometheus, vmauth } from '#lib/topology/programs';
import { renderYaml } from '#lib/yaml';

/** The uids by which dashboards name where metrics are; once applied, they stay. */
export type MetricsUid = 'prometheus' | 'victoria-metrics';

/** A data source as Grafana's provisioning spells it. */
interface DataSource {
  readonly name: string;
  /** By which dashboards name it; once applied, it stays. */
  readonly uid: MetricsUid | 'loki' | 'jaeger' | 'pyroscope';
  readonly type: 'prometheus' | 'loki' | 'jaeger' | 'grafana-pyroscope-datasource';
  readonly url: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

/** The only organization; everybody is in it. */
const orgId = 1;

/** The names of the data sources that an environment may do without. */
const optional = ['VictoriaMetrics', 'Loki', 'Jaeger', 'Pyroscope'] as const;

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
export const defaultDataSource = (environment: Pick<Environment, 'victoriaMetrics'>): MetricsUid =>
  environment.victoriaMetrics === undefined ? 'prometheus' : 'victoria-metrics';

/** The data sources of an environment. @param urls where it is asked for what it collects besides metrics */
export const dataSources = (
  environment: Environment,
  urls: SignalUrls = signalUrls(environment),
): readonly DataSource[] => [
  ...metricsDataSources(environment, urls),
  ...signalDataSources(environment, urls),
];

function metricsDataSources(environment: Environment, urls: SignalUrls): readonly DataSource[] {
  const { victoriaMetrics, output } = environment;
  return [
    encrypted({
      name: 'Prometheus',
      uid: 'prometheus',
      type: 'prometheus',
      url: serviceUrl(prometheus, prometheus.ports.web, environment),
      jsonData: { ...ofPrometheus, ...ofMetrics(urls) },
    }),
    ...(victoriaMetrics === undefined
      ? []
      : [
          withToken(
            victoriaMetrics.tokens,
            output,
            encrypted({
              name: 'VictoriaMetrics',
              uid: 'victoria-metrics',
              type: 'prometheus',
              url: `${serviceUrl(vmauth, vmauth.ports.web, environment)}${readPrefix}`,
              jsonData: ofPrometheus,
            }),
          ),
        ]),
  ];
}

function signalDataSources(environment: Environment, urls: SignalUrls): readonly DataSource[] {
  const { output } = environment;
  const { logs, traces, profiles } = urls;
  return [
    ...(logs === undefined
      ? []
      : [
          withToken(
            environment.logs?.tokens,
            output,
            encrypted({
              name: 'Loki',
              uid: 'loki',
              type: 'loki',
              url: logs,
              // Rules are reviewed in git; loki-gateway lets nobody at them.
              jsonData: { manageAlerts: false, ...ofLogs(urls) },
            }),
          ),
        ]),
    ...(traces === undefined
      ? []
      : [
          encrypted({
            name: 'Jaeger',
            uid: 'jaeger',
            type: 'jaeger',
            url: traces,
            jsonData: ofTraces(urls, defaultDataSource(environment)),
          }),
        ]),
    ...(profiles === undefined
      ? []
      : [
          withToken(
            environment.profiles?.tokens,
            output,
            encrypted({
              name: 'Pyroscope',
              uid: 'pyroscope',
              type: 'grafana-pyroscope-datasource',
              url: profiles,
              // Profiles are taken once a minute.
              jsonData: { minStep: '60s' },
            }),
          ),
        ]),
  ];
}

/** Where a program speaks TLS, Grafana trusts it by the certificate of the authority that all of them share. */
function encrypted(source: DataSource): DataSource {
  if (!isEncrypted(source.url)) return source;
  return {
    ...source,
    jsonData: { ...source.jsonData, tlsAuthWithCACert: true },
    secureJsonData: { ...source.secureJsonData, tlsCACert: authorityText },
  };
}

/** What vmauth in front of a store asks for: Grafana only reads. */
function withToken(tokens: AccessTokens | undefined, output: Output, source: DataSource): DataSource {
  if (tokens === undefined) return source;
  return {
    ...source,
    jsonData: { ...source.jsonData, httpHeaderName1: 'Authorization' },
    secureJsonData: {
      ...source.secureJsonData,
      httpHeaderValue1: `Bearer ${secretText(tokens.read, output)}`,
    },
  };
}

/**
 * The file from which Grafana sets them up whenever it starts; nobody can change them in Grafana. Those that
 * an environment does without are deleted by their names: with `prune`, which would do that for any, Grafana 13 was seen not
 * to start (https://github.com/thaum-xyz/ankhmorpork/pull/1218).
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
 */
export function dataSourcesFile(
  environment: Environment,
  urls: SignalUrls = signalUrls(environment),
): NativeFile {
  const sources = dataSources(environment, urls);
  const missing = optional.filter((name) => !sources.some((source) => source.name === name));
  const file = {
    apiVersion: 1,
    ...(missing.length > 0 && { deleteDatasources: missing.map((name) => ({ name, orgId })) }),
    datasources: sources.map(({ jsonData, secureJsonData, ...source }) => ({
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
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${renderYaml(file)}`,
  };
}

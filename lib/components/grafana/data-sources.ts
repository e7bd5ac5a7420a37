import { ofLogs, ofMetrics, ofTraces } from '#lib/components/grafana/correlations';
import { authorityText, secretText } from '#lib/components/grafana/paths';
import { isEncrypted, type SignalUrls, signalUrls } from '#lib/components/grafana/signals';
import { readPrefix, tierPrefix } from '#lib/components/victoria-metrics/paths';
import type { Environment } from '#lib/environment/environment';
import type { Output } from '#lib/environment/output-choices';
import type { AccessTokens } from '#lib/environment/shared-choices';
import { resolutions, type TierName, tiersOf } from '#lib/environment/tiers';
import type { NativeFile } from '#lib/native-file';
import { serviceUrl } from '#lib/topology/addresses';
import { prometheus, vmauth } from '#lib/topology/programs';
import { vmselectAll } from '#lib/topology/tier-programs';
import { type Duration, seconds } from '#lib/units/duration';
import { renderYaml } from '#lib/yaml';

/** The uids by which dashboards name where metrics are; once applied, they stay. */
export type MetricsUid = 'prometheus' | 'victoria-metrics';

/** A data source as Grafana's provisioning spells it. */
interface DataSource {
  readonly name: string;
  /** By which dashboards name it; once applied, it stays. */
  readonly uid: MetricsUid | FurtherTier['uid'] | 'loki' | 'jaeger' | 'pyroscope';
  readonly type: 'prometheus' | 'loki' | 'jaeger' | 'grafana-pyroscope-datasource';
  readonly url: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

/** The only organization; everybody is in it. */
const orgId = 1;

/** The names of the data sources that an environment may do without. */
const optional = [
  'VictoriaMetrics',
  'VictoriaMetrics warm',
  'VictoriaMetrics cold',
  'VictoriaMetrics all',
  'Loki',
  'Jaeger',
  'Pyroscope',
] as const;

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
    ...furtherTiers(environment).map(({ name, uid, prefix, interval }) =>
      withToken(
        victoriaMetrics?.tokens,
        output,
        encrypted({
          name,
          uid,
          type: 'prometheus',
          url: `${serviceUrl(vmauth, vmauth.ports.web, environment)}${prefix}${readPrefix}`,
          jsonData: { ...ofPrometheus, timeInterval: interval.toString() },
        }),
      ),
    ),
  ];
}

/** What one tier, or all of them, are looked at with. */
interface FurtherTier {
  readonly name: (typeof optional)[number];
  readonly uid: `victoria-metrics-${Exclude<TierName, 'hot'> | 'all'}`;
  readonly prefix: string;
  /** The least step that has a sample of each series. */
  readonly interval: Duration;
}

/** Everything but the hot tier, which dashboards read; across all of them the steps are those of the finest. */
function furtherTiers(environment: Environment): readonly FurtherTier[] {
  const tiers = tiersOf(environment);
  const last = tiers.at(-1)?.name ?? 'hot';
  if (last === 'hot') return [];
  const isAllFine = vmselectAll.replicas(environment) > 0;
  return [
    ...tiers.flatMap(({ name }) =>
      name === 'hot'
        ? []
        : [
            {
              name: `VictoriaMetrics ${name}` as const,
              uid: `victoria-metrics-${name}` as const,
              prefix: tierPrefix(name),
              interval: resolutions[name],
            },
          ],
    ),
    {
      name: 'VictoriaMetrics all',
      uid: 'victoria-metrics-all',
      prefix: tierPrefix('all'),
      interval: isAllFine ? seconds(1) : resolutions[last],
    },
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

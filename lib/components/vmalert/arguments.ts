import type { Argument } from '#lib/components/argument';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { MetricsUid } from '#lib/components/grafana/data-sources';
import { readPrefix, tierPrefix, writePrefix } from '#lib/components/victoria-metrics/paths';
import { latencyOffset } from '#lib/components/victoria-metrics/search-arguments';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import { readTier } from '#lib/environment/tiers';
import type { NativeFile } from '#lib/native-file';
import { replicaUrls, serviceUrl } from '#lib/topology/addresses';
import { externalUrl } from '#lib/topology/external-url';
import { alertmanager, vmalert, vmauth } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';
import type { Duration } from '#lib/units/duration';

/** The command line of one replica. @param longestWindow how far back any of its rules looks */
export function vmalertArguments(
  paths: ReplicaPaths,
  ruleFiles: readonly NativeFile[],
  environment: Environment,
  { tokens }: VictoriaMetricsChoices,
  longestWindow: Duration,
): readonly Argument[] {
  const front = serviceUrl(vmauth, vmauth.ports.web, environment);
  const notifiers = replicaUrls(alertmanager, alertmanager.ports.web, environment);
  const secret = ({ secret, key }: SecretReference) => paths.file(`secrets/${secret}/${key}`);
  // A rule over half of the data would be wrong without a sign of it.
  const reads = `${front}${readPath(environment, longestWindow)}?deny_partial_response=1${ownSite(environment)}`;
  return [
    ...ruleFiles.map(({ path }) => ({
      flag: `-rule=${paths.file(path)}`,
      why: 'the rules that look back far',
    })),
    { flag: '-configCheckInterval=15s', why: 'reads changed rules without a restart' },
    {
      flag: `-datasource.url=${reads}`,
      why: 'the finest tier that reaches back as far as the rules do; never an answer that lacks a storage node',
    },
    { flag: `-datasource.bearerTokenFile=${secret(tokens.read)}`, why: 'vmauth asks for it' },
    {
      flag: '-datasource.queryStep=5m',
      why: 'how old the last sample of a series may be: as in Prometheus, so that a rule means the same in both',
    },
    { flag: `-remoteRead.url=${reads}`, why: 'after a restart an alert goes on where it was' },
    { flag: `-remoteRead.bearerTokenFile=${secret(tokens.read)}`, why: 'vmauth asks for it' },
    {
      flag: `-remoteWrite.url=${front}${writePrefix}`,
      why: 'writes what it records, and the state of alerts',
    },
    { flag: `-remoteWrite.bearerTokenFile=${secret(tokens.write)}`, why: 'vmauth asks for it' },
    ...notifiers.map((url) => ({
      flag: `-notifier.url=${url}`,
      why: 'every Alertmanager gets every alert, because while they cannot reach each other each of them has to notify',
    })),
    ...(usesTls(vmalert, environment) ? authorities(notifiers) : []),
    {
      flag: `-rule.evalDelay=${latencyOffset}`,
      why: 'evaluates what is searchable: equal to search.latencyOffset',
    },
    { flag: '-evaluationInterval=1m', why: 'groups say their own; this is for those that do not' },
    ...externalLabels(environment),
    ...sourceLinks(environment),
  ];
}

/** Where samples of other sites are kept too, rules see their own: a sum over both would be right at neither. */
const ownSite = ({ victoriaMetrics, site }: Environment): string =>
  victoriaMetrics?.sites === undefined ? '' : `&extra_label=${encodeURIComponent(`site=${site}`)}`;

/** Who names no tier reads the hot one. */
function readPath(environment: Environment, longestWindow: Duration): string {
  const tier = readTier(environment, longestWindow)?.name ?? 'hot';
  return tier === 'hot' ? readPrefix : `${tierPrefix(tier)}${readPrefix}`;
}

/** Who the others are. What can be given for each URL, is. */
const authorities = (notifiers: readonly string[]): readonly Argument[] =>
  ['datasource', 'remoteRead', 'remoteWrite', ...notifiers.map(() => 'notifier')].map((server) => ({
    flag: `-${server}.tlsCAFile=${certificatePath(vmalert, 'authority')}`,
    why: 'who it is',
  }));

/** Those of Prometheus, without the replica: both replicas have to send the same alert and record the same series. */
const externalLabels = ({ cluster, name, site }: Environment): readonly Argument[] =>
  Object.entries({ cluster, environment: name, site }).map(([label, value]) => ({
    flag: `-external.label=${label}=${value}`,
    why: 'as on what Prometheus sends',
  }));

/** Where links in notifications lead: vmalert has no page for people. */
function sourceLinks(environment: Environment): readonly Argument[] {
  if (environment.grafana === undefined || environment.hosts.grafana === undefined) return [];
  return [
    { flag: `-external.url=${externalUrl(environment, 'grafana')}`, why: 'links in alerts lead to Grafana' },
    { flag: `-external.alert.source=${explore}`, why: 'the expression of the alert, where it can be tried' },
  ];
}

const dataSource: MetricsUid = 'victoria-metrics';

/**
 * The address of an expression in Grafana's Explore, below the address of Grafana. vmalert fills in the expression:
 * https://docs.victoriametrics.com/victoriametrics/vmalert/#link-to-alert-source
 */
const explore = `explore?schemaVersion=1&panes=${encodeURIComponent(
  JSON.stringify({
    alert: {
      datasource: dataSource,
      queries: [{ refId: 'A', expr: 'EXPRESSION' }],
      range: { from: 'now-1h', to: 'now' },
    },
  }),
).replace(encodeURIComponent('"EXPRESSION"'), '{{.Expr|jsonEscape|queryEscape}}')}`;

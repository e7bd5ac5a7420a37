import { access } from '#lib/components/access/component';
import { admission } from '#lib/components/admission/component';
import { alertmanager } from '#lib/components/alertmanager/component';
import type { Component } from '#lib/components/component';
import { deployedComponent, repeatedComponent } from '#lib/components/deployed/component';
import { exportersComponents } from '#lib/components/exporters';
import { grafana } from '#lib/components/grafana/component';
import { defaultDataSource } from '#lib/components/grafana/data-sources';
import { signalUrls } from '#lib/components/grafana/signals';
import { loginPrograms } from '#lib/components/login/component';
import { logsComponents } from '#lib/components/logs';
import { profilesComponents } from '#lib/components/profiles';
import { prometheus } from '#lib/components/prometheus/component';
import type { Catalogue, KeptCatalogue } from '#lib/components/prometheus/relabel';
import { tracesComponents } from '#lib/components/traces';
import { victoriaMetricsComponent } from '#lib/components/victoria-metrics/deployed';
import { longTermStorage } from '#lib/components/victoria-metrics/long-term-storage';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vmalertProgram } from '#lib/components/vmalert/component';
import { vmbackupProgram } from '#lib/components/vmbackup/component';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { panelOfAlert, panelUrl } from '#lib/dashboards/panel-of-alert';
import { renderDashboards } from '#lib/dashboards/render';
import type { Signal } from '#lib/dashboards/signal';
import type { Environment } from '#lib/environment/environment';
import type { Images } from '#lib/kubernetes/images';
import { namespaceObjects } from '#lib/kubernetes/namespace';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { ShownSeries } from '#lib/metrics/saving';
import type { UnusedMetrics } from '#lib/metrics/unused';
import type { NativeFile } from '#lib/native-file';
import type { Schema } from '#lib/promql/series';
import { namesRead } from '#lib/reads';
import type { Routing } from '#lib/routing/routing';
import { routingFor } from '#lib/routing/tree';
import type { Case } from '#lib/rules/case';
import { type Evaluator, groupsFor, groupWindow } from '#lib/rules/evaluator';
import type { RuleGroup } from '#lib/rules/group';
import { type LogAlertGroup, type ResolvedLogAlert, resolveLogAlerts } from '#lib/rules/log-alert';
import { missingSeries } from '#lib/rules/missing-series';
import { renderLogRuleFile, renderRuleFile } from '#lib/rules/render';
import { type ResolvedAlert, type ResolvedGroup, type RuleContext, resolveGroups } from '#lib/rules/resolve';
import { type Runbook, renderRunbook } from '#lib/rules/runbook';
import { externalUrl } from '#lib/topology/external-url';
import { scrapedJobs } from '#lib/topology/scraped';
import { usesNodes } from '#lib/topology/uses-nodes';
import { longest } from '#lib/units/duration';

/** What is scraped, and the rules over it. */
export interface Declarations {
  readonly catalogue: Catalogue;
  readonly recordings: readonly RuleGroup[];
  readonly alerts: readonly RuleGroup[];
  /** The alerts over log lines, which Loki evaluates. */
  readonly logAlerts: readonly LogAlertGroup[];
}

/** What the stack says, the same for every environment. */
export interface Content extends Declarations {
  /** Every series that exists: scraped, synthetic and recorded. */
  readonly schema: Schema;
  /** Metrics of DWCP that nothing reads, on purpose. */
  readonly unused: readonly UnusedMetrics[];
  /** The proofs of the alerts. */
  readonly cases: readonly Case[];
  readonly runbooks: readonly Runbook[];
  readonly dashboards: readonly Dashboard[];
  /** What one page of each learned program showed. */
  readonly shown: ShownSeries;
  readonly images: Images;
}

/** Everything of one environment, before it is written. */
export interface Stack {
  readonly environment: Environment;
  readonly content: Content;
  readonly groups: readonly ResolvedGroup[];
  readonly alerts: readonly ResolvedAlert[];
  /** Empty where there are no logs. */
  readonly logAlerts: readonly ResolvedLogAlert[];
  readonly routing: Routing;
  /** What everything else stands on, the namespace first; empty in `processes`. */
  readonly base: readonly KubernetesObject[];
  /** In the order in which they are started on one machine. */
  readonly components: readonly Component[];
  readonly runbooks: readonly NativeFile[];
}

/** Where an alert can be looked at, where there is a Grafana and a panel shows it. */
function dashboardUrlOf(
  environment: Environment,
  dashboards: readonly Dashboard[],
): NonNullable<RuleContext['dashboardUrl']> {
  if (environment.grafana === undefined) return () => undefined;
  const grafana = externalUrl(environment, 'grafana');
  return (alert) => {
    const panel = panelOfAlert(dashboards, alert);
    return panel && panelUrl(grafana, panel);
  };
}

/** What an environment collects besides metrics: what Grafana has a data source for. */
function signalsOf(environment: Environment): ReadonlySet<Signal> {
  const urls = signalUrls(environment);
  const signals = ['logs', 'traces', 'profiles'] as const;
  return new Set(signals.filter((signal) => urls[signal] !== undefined));
}

/** What is scraped, and what of exporters is kept in one environment. */
export const keptCatalogue = (environment: Environment, content: Content): KeptCatalogue => ({
  ...content.catalogue,
  read: namesRead(content),
  alsoKeep: environment.exporters.alsoKeep,
});

/**
 * The whole stack of one environment. Pure: the same values give the same stack.
 *
 * @throws ProblemsError when an expression cannot be read; `checkContent` reports all of them first
 */
export function buildStack(environment: Environment, content: Content): Stack {
  const { images } = content;
  const catalogue = keptCatalogue(environment, content);
  const context = { ...environment, dashboardUrl: dashboardUrlOf(environment, content.dashboards) };
  const groups = resolveGroups([...content.recordings, ...content.alerts], context);
  const logGroups = environment.logs === undefined ? [] : resolveLogAlerts(content.logAlerts, context);
  const logAlerts = logGroups.flatMap(({ rules }) => rules);
  const alerts = groups.flatMap((group) => group.rules).filter((rule) => rule.kind === 'alert');
  const routing = routingFor(environment);
  const groupsOf = (evaluator: Evaluator) =>
    groupsFor(evaluator, groups, environment.prometheus.retention.time);
  const ruleFilesOf = (evaluator: Evaluator) => groupsOf(evaluator).map(renderRuleFile);
  const { victoriaMetrics: choices } = environment;
  const deployed = (program: VictoriaMetricsProgram) =>
    victoriaMetricsComponent(program, environment, images);
  return withAdmission({
    environment,
    content,
    groups,
    alerts,
    logAlerts,
    routing,
    base:
      environment.output.kind === 'kubernetes'
        ? namespaceObjects(environment.output, usesNodes(environment))
        : [],
    components: [
      ...longTermStorage(environment, catalogue.jobs).map(deployed),
      ...backupOf(environment, images),
      ...tracesComponents(environment, images),
      ...profilesComponents(environment, images),
      ...logsComponents(environment, logGroups.map(renderLogRuleFile), images),
      alertmanager({ environment, routing, images }),
      prometheus({ environment, catalogue, ruleFiles: ruleFilesOf('prometheus'), images }),
      ...(choices
        ? [
            vmalertProgram({
              environment,
              choices,
              ruleFiles: ruleFilesOf('vmalert'),
              longestWindow: longest(groupsOf('vmalert').map(groupWindow)),
            }),
          ].map(deployed)
        : []),
      ...grafana({
        environment,
        images,
        dashboards: renderDashboards(content.dashboards, {
          dataSource: defaultDataSource(environment),
          signals: signalsOf(environment),
          missing: missingSeries(catalogue.metrics, scrapedJobs(environment), groups),
          schema: content.schema,
          alerts: [...alerts, ...logAlerts],
        }),
      }),
      ...exportersComponents(environment, catalogue, images),
      ...loginPrograms(environment).map((program) => deployedComponent(program, environment, images)),
      ...access(environment),
    ],
    runbooks: [...alerts, ...logAlerts].flatMap((alert) => {
      const runbook = content.runbooks.find((page) => page.alert === alert.name);
      return runbook === undefined ? [] : [renderRunbook(runbook, alert)];
    }),
  });
}

/** What copies samples into a bucket, where the site wants that. */
function backupOf(environment: Environment, images: Images): readonly Component[] {
  const { victoriaMetrics, objectStorage } = environment;
  const backup = victoriaMetrics?.backup;
  if (backup === undefined || objectStorage === undefined) return [];
  return [repeatedComponent(vmbackupProgram({ environment, backup, objectStorage }), environment, images)];
}

/** Last, because what is refused follows from everything else. */
const withAdmission = (stack: Stack): Stack => ({
  ...stack,
  components: [...stack.components, ...admission(stack.environment, stack)],
});

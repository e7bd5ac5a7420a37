import type { AlertOverride, Environment } from '#lib/environment/environment';
import type { LazyPlace } from '#lib/place';
import type { Promql } from '#lib/promql/template';
import { type Alert, type AlertFacts, type Threshold, thresholdOf } from '#lib/rules/alert';
import type { Rule, RuleGroup } from '#lib/rules/group';
import type { Recording } from '#lib/rules/recording';
import type { Duration } from '#lib/units/duration';
import { parseQuantity } from '#lib/units/parse';
import type { Quantity } from '#lib/units/quantity';

/** What of an environment rules depend on. */
export interface RuleContext {
  readonly alerts: Environment['alerts'];
  readonly hosts: Pick<Environment['hosts'], 'runbooks'>;
  /** Where an alert can be looked at. @default nowhere */
  readonly dashboardUrl?: (alert: string) => string | undefined;
}

/** What every alert is in one environment, whatever its expression asks for. */
export interface ResolvedFacts {
  readonly name: string;
  readonly threshold?: Quantity;
  readonly for: Duration;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly declaredAt: LazyPlace;
}

/** An alert as one environment evaluates it. */
export interface ResolvedAlert extends ResolvedFacts {
  readonly kind: 'alert';
  readonly expr: Promql;
  readonly keepFiringFor?: Duration;
  /** As it was declared, for its place and its prose. */
  readonly definition: Alert;
}

export interface ResolvedGroup extends Omit<RuleGroup, 'rules'> {
  readonly rules: readonly (Recording | ResolvedAlert)[];
}

/** The groups as one environment has them: overrides applied, alerts that it disables left out. */
export function resolveGroups(groups: readonly RuleGroup[], context: RuleContext): readonly ResolvedGroup[] {
  return groups
    .map((group) => ({ ...group, rules: group.rules.flatMap((rule) => resolveRule(rule, context)) }))
    .filter((group) => group.rules.length > 0);
}

function resolveRule(rule: Rule, context: RuleContext): readonly (Recording | ResolvedAlert)[] {
  if (rule.kind === 'recording') return [rule];
  const override = context.alerts[rule.name];
  return override?.kind === 'disabled' ? [] : [resolveAlert(rule, context, override)];
}

function resolveAlert(definition: Alert, context: RuleContext, override?: AlertOverride): ResolvedAlert {
  const facts = resolveFacts(definition, context, override);
  const { threshold } = facts;
  return {
    ...facts,
    kind: 'alert',
    expr: threshold === undefined ? definition.expr : definition.expr.withThreshold(threshold),
    ...(definition.keepFiringFor && { keepFiringFor: definition.keepFiringFor }),
    definition,
  };
}

/** What an alert is declared as. */
interface Declared extends AlertFacts {
  readonly name: string;
  readonly threshold?: Threshold;
  readonly declaredAt: LazyPlace;
}

/** What follows from the declaration of any alert, and from what an environment changes about it. */
export function resolveFacts(
  definition: Declared,
  context: RuleContext,
  override?: AlertOverride,
): ResolvedFacts {
  const changed = override?.kind === 'changed' ? override : undefined;
  const threshold = changedThreshold(thresholdOf(definition), changed?.threshold);
  const hold = changed?.for ?? definition.for;
  const dashboardUrl = context.dashboardUrl?.(definition.name);
  const fill = (text: string) =>
    text.replaceAll('{threshold}', String(threshold ?? '')).replaceAll('{for}', String(hold));
  return {
    name: definition.name,
    ...(threshold && { threshold }),
    for: hold,
    labels: labelsOf(definition),
    annotations: {
      summary: fill(definition.summary),
      description: fill(definition.description),
      runbook_url: `${context.hosts.runbooks}/${definition.name}.md`,
      ...(dashboardUrl !== undefined && { dashboard_url: dashboardUrl }),
    },
    declaredAt: definition.declaredAt,
  };
}

/** One that cannot be read keeps the default: it is reported before anything is written. */
function changedThreshold(
  declared: Quantity | undefined,
  override: string | undefined,
): Quantity | undefined {
  if (declared === undefined || override === undefined) return declared;
  return parseQuantity(override, declared.unit) ?? declared;
}

/** The labels that alerts add to those of their expressions. */
export const alertLabels = ['severity', 'team', 'component', 'category', 'escalation'] as const;

function labelsOf(alert: AlertFacts): Readonly<Record<string, string>> {
  return {
    severity: alert.severity,
    team: alert.team,
    component: alert.component,
    ...(alert.category && { category: alert.category }),
    ...(alert.escalation && { escalation: alert.escalation }),
  };
}

import type { Logql } from '#lib/logql/template';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { AlertFacts } from '#lib/rules/alert';
import { type ResolvedFacts, type RuleContext, resolveFacts } from '#lib/rules/resolve';
import type { Duration } from '#lib/units/duration';
import type { Quantity } from '#lib/units/quantity';

export interface LogAlertProps extends AlertFacts {
  /** What the hole `${threshold}` of the expression stands for. It fires above it. */
  readonly threshold: Quantity;
  /** Numbers that are made from lines, and compared with the threshold. */
  readonly expr: Logql;
}

/** An alert over log lines, which Loki evaluates: as it is declared. */
export interface LogAlert extends LogAlertProps {
  readonly kind: 'log alert';
  readonly name: string;
  readonly declaredAt: LazyPlace;
}

/** @param name in CamelCase; it is the `alertname` label and the name of the runbook page */
export function logAlert(name: string, props: LogAlertProps): LogAlert {
  return { kind: 'log alert', name, ...props, declaredAt: placeOfCaller(logAlert) };
}

/** Alerts over log lines that are evaluated at one interval, and written to a file of their own. */
export interface LogAlertGroup {
  readonly name: string;
  /** The file in `dist/<environment>/rules/loki/fake`, without its ending. */
  readonly file: string;
  readonly interval: Duration;
  readonly rules: readonly LogAlert[];
}

/** An alert over log lines as one environment evaluates it. */
export interface ResolvedLogAlert extends ResolvedFacts {
  readonly kind: 'log alert';
  readonly threshold: Quantity;
  readonly expr: Logql;
  readonly definition: LogAlert;
}

export interface ResolvedLogGroup extends Omit<LogAlertGroup, 'rules'> {
  readonly rules: readonly ResolvedLogAlert[];
}

/** The groups as one environment has them: overrides applied, alerts that it disables left out. */
export function resolveLogAlerts(
  groups: readonly LogAlertGroup[],
  context: RuleContext,
): readonly ResolvedLogGroup[] {
  return groups
    .map((group) => ({ ...group, rules: group.rules.flatMap((rule) => resolve(rule, context)) }))
    .filter((group) => group.rules.length > 0);
}

function resolve(definition: LogAlert, context: RuleContext): readonly ResolvedLogAlert[] {
  const override = context.alerts[definition.name];
  if (override?.kind === 'disabled') return [];
  const facts = resolveFacts(definition, context, override);
  const { threshold = definition.threshold } = facts;
  return [
    { ...facts, kind: 'log alert', threshold, expr: definition.expr.withThreshold(threshold), definition },
  ];
}

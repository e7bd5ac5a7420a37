import type { AlertFact, ChangedAlertFact, DisabledAlertFact } from '#lib/output/stack-output';
import { evaluate } from '#lib/routing/evaluate';
import { sentLabels } from '#lib/routing/known-alert';
import { thresholdOf } from '#lib/rules/alert';
import type { Stack } from '#lib/stack';

/** Every alert as the environment has it, and who is told. */
export function alertFacts({ alerts, logAlerts, environment, routing }: Stack): readonly AlertFact[] {
  return [...alerts, ...logAlerts].map(({ name, threshold, for: hold, labels }) => ({
    name,
    ...(threshold && { threshold }),
    for: hold,
    severity: labels.severity ?? '',
    team: labels.team ?? '',
    receivers: evaluate(routing, sentLabels(environment, name, labels)).receivers,
  }));
}

/** The alerts that the environment leaves out, and why. */
export function disabledAlerts({ environment }: Pick<Stack, 'environment'>): readonly DisabledAlertFact[] {
  return Object.entries(environment.alerts).flatMap(([name, override]) =>
    override.kind === 'disabled' ? [{ name, reason: override.reason }] : [],
  );
}

/** What the environment has otherwise than the alerts are declared. */
export function changedAlerts({
  alerts,
  logAlerts,
}: Pick<Stack, 'alerts' | 'logAlerts'>): readonly ChangedAlertFact[] {
  return [...alerts, ...logAlerts].flatMap(({ name, threshold, for: hold, definition }) => {
    const values = [
      { value: 'threshold', from: String(thresholdOf(definition) ?? ''), to: String(threshold ?? '') },
      { value: 'for', from: String(definition.for), to: String(hold) },
    ] as const;
    return values.filter(({ from, to }) => from !== to).map((change) => ({ name, ...change }));
  });
}

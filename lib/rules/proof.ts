import type { Problem } from '#lib/problem';
import type { Schema } from '#lib/promql/series';
import type { Expression } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { type Alert, declaredExpression } from '#lib/rules/alert';
import type { Case, Proof } from '#lib/rules/case';

/** Alerts whose cases leave something unproven, one problem per alert. */
export function checkProofs(
  alerts: readonly Alert[],
  cases: readonly Case[],
  schema: Schema,
): readonly Problem[] {
  return alerts.flatMap((alert) => {
    const own = cases.filter((one) => one.alert.name === alert.name);
    const proven = new Set(own.flatMap((one) => one.proves));
    const unproven = neededBy(alert, schema).filter((proof) => !proven.has(proof));
    if (unproven.length === 0) return [];
    return [
      {
        check: 'rules/proof',
        where: own[0]?.declaredAt.place ?? alert.declaredAt.place,
        subject: alert.name,
        message: `no case proves: ${unproven.join(', ')}; its cases prove: ${[...proven].join(', ') || 'nothing'}`,
        fix: "add such a case to the alert's .cases.ts",
      },
    ];
  });
}

function neededBy(alert: Alert, schema: Schema): readonly Proof[] {
  if (alert.alwaysFiring === true) return ['fires'];
  return [
    'fires',
    ...(alert.threshold ? (['just below'] as const) : []),
    ...(alert.for.inMilliseconds > 0 ? (['for boundary'] as const) : []),
    'resolves',
    'missing data',
    ...(readsCounter(declaredExpression(alert).expression, schema) ? (['counter born at 1'] as const) : []),
  ];
}

function readsCounter(expression: Expression, schema: Schema): boolean {
  return selectorsIn(expression).some(
    ({ name }) => name !== undefined && schema.series(name)?.kind === 'counter',
  );
}

import type { Problem } from '#lib/problem';
import type { Schema } from '#lib/promql/series';
import type { Expression } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { type Alert, declaredExpression } from '#lib/rules/alert';
import type { Case, Proof } from '#lib/rules/case';
import type { Recording } from '#lib/rules/recording';

/** What an alert can read: every series, and the rules that record some of them. */
export interface Readable {
  readonly schema: Schema;
  readonly recordings: readonly Recording[];
}

/** Alerts whose cases leave something unproven, one problem per alert. */
export function checkProofs(
  alerts: readonly Alert[],
  cases: readonly Case[],
  readable: Readable,
): readonly Problem[] {
  return alerts.flatMap((alert) => {
    const own = cases.filter((one) => one.alert.name === alert.name);
    const proven = new Set(own.flatMap((one) => one.proves));
    const unproven = neededBy(alert, readable).filter((proof) => !proven.has(proof));
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

function neededBy(alert: Alert, readable: Readable): readonly Proof[] {
  if (alert.alwaysFiring === true) return ['fires'];
  return [
    'fires',
    ...(alert.threshold ? (['just below'] as const) : []),
    ...(alert.for.inMilliseconds > 0 ? (['for boundary'] as const) : []),
    'resolves',
    'missing data',
    ...(readsCounter(declaredExpression(alert).expression, readable) ? (['counter born at 1'] as const) : []),
  ];
}

/** Whether a counter, or a histogram, which is made of counters, is read: directly or through what is recorded of it. */
function readsCounter(expression: Expression, readable: Readable): boolean {
  return selectorsIn(expression).some(({ name }) => {
    const kind = name === undefined ? undefined : readable.schema.series(name)?.kind;
    const recorded = readable.recordings.find((recording) => recording.name === name);
    return (
      kind === 'counter' ||
      kind === 'histogram bucket' ||
      (recorded !== undefined && readsCounter(recorded.expr.expression, readable))
    );
  });
}

import type { DashboardContext } from '#lib/dashboards/context';
import type { Dashboard } from '#lib/dashboards/dashboard';
import type { Problem } from '#lib/problem';
import type { RuleGroup } from '#lib/rules/group';

/** What dashboards are checked against. */
export interface CheckContext extends DashboardContext {
  /** By which a panel and an alert are known to read the same series, one of them through a recording. */
  readonly recordings: readonly RuleGroup[];
}

/** One rule about all dashboards; `context.schema` has the external labels. */
export type DashboardCheck = (dashboards: readonly Dashboard[], context: CheckContext) => readonly Problem[];

import type { Annotation } from '#lib/dashboards/annotation';
import type { Link } from '#lib/dashboards/link';
import type { Panel } from '#lib/dashboards/panel';
import type { Row } from '#lib/dashboards/row';
import type { LabelVariable, Variable } from '#lib/dashboards/variable';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { Duration } from '#lib/units/duration';

export interface DashboardProps {
  readonly title: string;
  /** Whom it is for and which question it answers. */
  readonly description: string;
  readonly tags: readonly string[];
  /** How often it asks anew while it is open. */
  readonly refresh: Duration;
  /** How far back it shows at first. */
  readonly range: Duration;
  readonly variables: readonly Variable[];
  readonly annotations: readonly Annotation[];
  readonly links: readonly Link[];
  readonly rows: readonly Row[];
}

/** A dashboard as it is declared: before an environment gives the thresholds of its alerts. */
export interface Dashboard extends DashboardProps {
  /** Its address, for ever: `/d/<uid>`. */
  readonly uid: string;
  readonly declaredAt: LazyPlace;
}

export function dashboard(uid: string, props: DashboardProps): Dashboard {
  return { uid, ...props, declaredAt: placeOfCaller(dashboard) };
}

/** Every panel of a dashboard, from top to bottom. */
export const panelsOf = ({ rows }: Dashboard): readonly Panel[] => rows.flatMap(({ panels }) => panels);

/** The variables that narrow queries. */
export const labelVariablesOf = ({ variables }: Dashboard): readonly LabelVariable[] =>
  variables.filter((variable) => variable.kind === 'label');

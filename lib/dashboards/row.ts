import type { Panel } from '#lib/dashboards/panel';
import { idOf } from '#lib/dashboards/panel-id';

/** Panels under one heading. They flow from left to right, and on to a next line where 24 columns are full. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** The number that Grafana knows the heading by, made as those of panels are. */
export const idOfRow = ({ title }: Row): number => idOf(`row ${title}`);

export const row = (title: string, panels: readonly Panel[]): Row => ({ title, panels });

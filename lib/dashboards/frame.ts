import type { DashboardLink } from '#lib/dashboards/link';
import type { LazyPlace } from '#lib/place';

/** What every panel can be given. */
export interface FrameProps {
  /** What it shows, and what a deviation means to whoever looks at it at night. Markdown. */
  readonly description: string;
  /** What stands there while there are no data, where that is no fault: `no partition`. @default "No data" */
  readonly whenEmpty?: string;
  /** In columns of the grid, which has 24. @default by kind */
  readonly width?: number;
  /** In rows of the grid, each 30 pixels and a gap of 8. @default by kind */
  readonly height?: number;
  /** Where to look next. @default none */
  readonly links?: readonly DashboardLink[];
}

/** What every panel has. */
export interface Frame extends Size {
  readonly description: string;
  readonly whenEmpty?: string;
  readonly links: readonly DashboardLink[];
  /** Unlike every other title of the dashboard: the id follows from it. */
  readonly title: string;
  readonly declaredAt: LazyPlace;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** @param size unless the props give another */
export function frame(title: string, props: FrameProps, size: Size, declaredAt: LazyPlace): Frame {
  const { description, whenEmpty, width = size.width, height = size.height, links = [] } = props;
  const words = whenEmpty === undefined ? {} : { whenEmpty };
  return { title, description, ...words, width, height, links, declaredAt };
}

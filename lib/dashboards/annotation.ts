import type { Color } from '#lib/dashboards/color';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { Promql } from '#lib/promql/template';

export interface AnnotationProps {
  /** There is an event, or a span while it lasts, wherever it has a value above 0. */
  readonly expr: Promql;
  /** What the event is called; `{{label}}` stands for a label's value. */
  readonly text: string;
  /** Labels that are shown as tags. */
  readonly tags: readonly string[];
  readonly color: Color;
}

/** Events that are drawn over every panel of a dashboard. */
export interface Annotation extends AnnotationProps {
  readonly name: string;
  readonly declaredAt: LazyPlace;
}

/** @param name what the reader switches it off by */
export function annotation(name: string, props: AnnotationProps): Annotation {
  return { name, ...props, declaredAt: placeOfCaller(annotation) };
}

/** @param text the expression as it is asked */
export function renderAnnotation(
  { name, text: title, tags, color }: Annotation,
  text: string,
  dataSource: unknown,
): Record<string, unknown> {
  return {
    name,
    datasource: dataSource,
    enable: true,
    hide: false,
    iconColor: color,
    expr: text,
    step: '15s',
    titleFormat: title,
    textFormat: '',
    tagKeys: tags.join(','),
    useValueForTime: false,
  };
}

import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { SeriesMatcher, SeriesReference } from '#lib/promql/hole';
import type { Promql } from '#lib/promql/template';
import type { UnitName } from '#lib/units/unit';

export interface RecordingProps {
  /** What it is and who reads it, in one line. */
  readonly help: string;
  /** The unit of its values; the checker compares it with what it infers from the expression. */
  readonly unit: UnitName;
  readonly expr: Promql;
}

/** A recording rule. It is a series too, so other expressions name it through a hole. */
export interface Recording extends RecordingProps, SeriesReference {
  readonly kind: 'recording';
  readonly declaredAt: LazyPlace;
}

const noMatchers: readonly SeriesMatcher[] = [];

/** @param name `level:metric:operation`, https://prometheus.io/docs/practices/rules/ */
export function recording(name: string, props: RecordingProps): Recording {
  return { kind: 'recording', name, matchers: noMatchers, ...props, declaredAt: placeOfCaller(recording) };
}

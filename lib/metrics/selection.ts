import type { SeriesMatcher, SeriesReference } from '#lib/promql/hole';
import type { MatchOperator } from '#lib/promql/tree';

/** Values, or regular expressions, by the name of the label. */
export type LabelValues<Name extends string> = { readonly [Label in Name]?: string };

/**
 * Stored series by name and matchers, as a hole of a `promql` template. Each method returns a narrower selection
 * and leaves this one as it is.
 *
 * @template Name the names of the labels that can be matched
 */
export class SeriesSelection<Name extends string = string> implements SeriesReference {
  constructor(
    readonly name: string,
    readonly matchers: readonly SeriesMatcher[] = [],
  ) {}

  /** Only series whose labels equal these values. */
  with(values: LabelValues<Name>): SeriesSelection<Name> {
    return this.and('=', values);
  }

  /** Only series whose labels differ from these values. */
  without(values: LabelValues<Name>): SeriesSelection<Name> {
    return this.and('!=', values);
  }

  /** Only series whose labels match these regular expressions (RE2) as a whole. */
  matching(expressions: LabelValues<Name>): SeriesSelection<Name> {
    return this.and('=~', expressions);
  }

  /** Only series whose labels do not match these regular expressions (RE2). */
  notMatching(expressions: LabelValues<Name>): SeriesSelection<Name> {
    return this.and('!~', expressions);
  }

  private and(
    operator: MatchOperator,
    values: Readonly<Record<string, string | undefined>>,
  ): SeriesSelection<Name> {
    const added = Object.entries(values).flatMap(([label, value]) =>
      value === undefined ? [] : [{ label, operator, value }],
    );
    return new SeriesSelection(this.name, [...this.matchers, ...added]);
  }
}

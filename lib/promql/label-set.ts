/**
 * The labels that the samples of a result can carry: a known set, or any but a few when a metric is not known;
 * and the values of those that have one value on every sample. Immutable. `__name__` is not counted among them.
 */
export class LabelSet {
  private constructor(
    private readonly kind: 'only' | 'any but',
    private readonly labels: ReadonlySet<string>,
    private readonly values: ReadonlyMap<string, string>,
  ) {}

  static readonly none = new LabelSet('only', new Set(), new Map());
  static readonly unknown = new LabelSet('any but', new Set(), new Map());

  static of(labels: Iterable<string>): LabelSet {
    return new LabelSet('only', new Set(labels), new Map());
  }

  /** Whether a sample can carry the label. */
  has(label: string): boolean {
    return this.labels.has(label) === (this.kind === 'only');
  }

  /** The value that the label has on every sample, if there is one. */
  valueOf(label: string): string | undefined {
    return this.values.get(label);
  }

  /** The labels by name, or undefined when they are not known. */
  get known(): ReadonlySet<string> | undefined {
    return this.kind === 'only' ? this.labels : undefined;
  }

  /** The labels with one value on every sample. */
  get fixed(): Iterable<string> {
    return this.values.keys();
  }

  /** What `by (...)` and `on(...)` leave. */
  keep(kept: readonly string[]): LabelSet {
    const labels = new Set(kept.filter((label) => this.has(label)));
    return new LabelSet(
      'only',
      labels,
      only(this.values, (label) => labels.has(label)),
    );
  }

  /** What `without (...)` and `ignoring(...)` leave. */
  remove(removed: readonly string[]): LabelSet {
    const labels =
      this.kind === 'only'
        ? [...this.labels].filter((label) => !removed.includes(label))
        : [...this.labels, ...removed];
    const values = only(this.values, (label) => !removed.includes(label));
    return new LabelSet(this.kind, new Set(labels), values);
  }

  /** With more labels, or other values of labels that it has. */
  add(added: readonly string[]): LabelSet {
    const labels =
      this.kind === 'only'
        ? [...this.labels, ...added]
        : [...this.labels].filter((label) => !added.includes(label));
    const values = only(this.values, (label) => !added.includes(label));
    return new LabelSet(this.kind, new Set(labels), values);
  }

  /** With one value for a label that it has. */
  fix(label: string, value: string): LabelSet {
    return new LabelSet(this.kind, this.labels, new Map([...this.values, [label, value]]));
  }

  union(other: LabelSet): LabelSet {
    const values = only(this.values, (label, value) => other.valueOf(label) === value);
    if (this.kind === 'only' && other.kind === 'only') {
      return new LabelSet('only', new Set([...this.labels, ...other.labels]), values);
    }
    const [open, closed] = this.kind === 'only' ? [other, this] : [this, other];
    const absent = [...open.labels].filter((label) => !closed.has(label));
    return new LabelSet('any but', new Set(absent), values);
  }
}

const only = (
  values: ReadonlyMap<string, string>,
  wanted: (label: string, value: string) => boolean,
): ReadonlyMap<string, string> =>
  values.size === 0 ? values : new Map([...values].filter(([label, value]) => wanted(label, value)));

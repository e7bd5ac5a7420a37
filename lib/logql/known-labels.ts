import type { SyntaxNode } from '@lezer/common';
import { matcherOf } from '#lib/logql/matcher';
import { nodesOf, textOf } from '#lib/logql/nodes';
import type { LogqlTree } from '#lib/logql/parse';
import { indexLabels, structuredMetadata } from '#lib/logs/labels';
import { type LineField, linesOf } from '#lib/logs/line';
import { closest } from '#lib/suggestion';

/** Labels that Loki itself adds where a stage fails: https://grafana.com/docs/loki/latest/query/#pipeline-errors */
const ofErrors = ['__error__', '__error_details__'];

/**
 * The labels of the lines on their way through a pipeline. Each stage may add some: a parser those that it finds in the
 * line. A field that a label is called as already gets the ending `_extracted`.
 */
export class KnownLabels {
  readonly #names = new Set([...Object.keys(indexLabels), ...Object.keys(structuredMetadata), ...ofErrors]);
  readonly #fields: Readonly<Record<string, LineField>> | undefined;
  /** Whether a stage added labels that nobody has declared. */
  #any = false;

  /** @param pipeline a selector, and what is done with its lines */
  constructor(
    private readonly tree: LogqlTree,
    pipeline: SyntaxNode,
  ) {
    const selector = pipeline.getChild('Selector');
    const jobs = (selector === null ? [] : nodesOf(selector, 'Matcher')).flatMap(
      (node) => matcherOf(tree, node) ?? [],
    );
    const job = jobs.find(({ label, operator }) => label === 'job' && operator === '=');
    this.#fields = job && linesOf.get(job.value);
  }

  has(label: string): boolean {
    return this.#any || this.#names.has(label);
  }

  /** What is declared of a field of the line. @returns undefined for labels, and where nothing is */
  field(label: string): LineField | undefined {
    return label in indexLabels || label in structuredMetadata ? undefined : this.#fields?.[label];
  }

  /** What to tell who asks for a label that is not there. */
  advice(label: string): { readonly message: string; readonly fix: string } {
    if (this.#fields?.[label] !== undefined) {
      return {
        message: `${label} is a field of the line, which nothing has read yet`,
        fix: `read it first: | json | ${label}...`,
      };
    }
    const names = [...this.#names, ...Object.keys(this.#fields ?? {})];
    const similar = closest(label, names);
    return {
      message: `the lines have no ${label} here`,
      fix:
        similar === undefined
          ? `they have ${names.filter((name) => !ofErrors.includes(name)).join(', ')}`
          : `did you mean ${similar}?`,
    };
  }

  /** Goes on behind a node of the pipeline. */
  pass(node: SyntaxNode): void {
    switch (node.name) {
      case 'LabelParser':
        if (node.getChild('Json') === null) this.#any = true;
        else this.#addFields();
        break;
      case 'LogfmtParser':
        this.#any = true;
        break;
      case 'LabelExtractionExpression':
      case 'LabelFormatMatcher': {
        const name = node.getChild('Identifier');
        if (name !== null) this.#names.add(textOf(this.tree, name));
        break;
      }
    }
  }

  #addFields(): void {
    if (this.#fields === undefined) this.#any = true;
    for (const name of Object.keys(this.#fields ?? {})) {
      this.#names.add(this.#names.has(name) ? `${name}_extracted` : name);
    }
  }
}

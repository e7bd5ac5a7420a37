import { requireKnown } from '#lib/cli/usage-error';
import type { Choice, Component } from '#lib/components/component';
import { renderPlace } from '#lib/place';

/** A value longer than this has its origin on the next line, so that one of them does not push all others away. */
const widestValue = 24;

/**
 * What a component runs with, as `--explain` prints it:
 * ```
 * prometheus in production
 *   replicas         2    environments/production.yaml:31:15
 *   memory request   6Gi  2 GiB + 4 KiB for each of 1,000,000 series
 * ```
 */
export function renderChoices(heading: string, choices: readonly Choice[]): string {
  const name = Math.max(0, ...choices.map((choice) => choice.name.length));
  const value = Math.max(
    0,
    ...choices.map((choice) => choice.value.length).filter((length) => length <= widestValue),
  );
  const lines = choices.map((choice) => {
    const from = typeof choice.from === 'string' ? choice.from : renderPlace(choice.from);
    const start = `  ${choice.name.padEnd(name)}  ${choice.value.padEnd(value)}`;
    return choice.value.length <= widestValue
      ? `${start}  ${from}`
      : `${start}\n${' '.repeat(name + value + 6)}${from}`;
  });
  return `${[heading, ...lines].join('\n')}\n`;
}

/** The components of one environment. */
export interface Explained {
  readonly environment: { readonly name: string };
  readonly components: readonly Component[];
}

/**
 * What `--explain COMPONENT` prints, for each environment that has it.
 *
 * @throws UsageError when none has
 */
export function explain(name: string, stacks: readonly Explained[]): string {
  const all = stacks.flatMap(({ components }) => components.map((component) => component.name));
  requireKnown('component', name, [...new Set(all)]);
  return stacks
    .flatMap(({ environment, components }) =>
      components
        .filter((component) => component.name === name)
        .map(({ choices }) => renderChoices(`${name} in ${environment.name}`, choices)),
    )
    .join('\n');
}

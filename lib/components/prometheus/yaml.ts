import { renderYaml } from '#lib/yaml';

/**
 * The configuration as YAML that can be reviewed: a long list of metric names has one line each, so that a change of
 * the catalogue shows as one line.
 */
export function renderConfig(configuration: object, environment: string): string {
  const heading = `# Generated from environments/${environment}.yaml and the metric catalogue; change those.\n\n`;
  return `${heading}${renderYaml(configuration)}`
    .replace(
      sourceLabels,
      (_, indent: string, list: string) =>
        `${indent}source_labels: [${list
          .trim()
          .split(/\n *- /)
          .join(', ')
          .replace('- ', '')}]\n`,
    )
    .replace(alternatives, (line, indent: string, names: string) =>
      line.length <= longestLine ? line : oneLineEach(indent, names.split('|')),
    );
}

/** A list of labels, which reads better on one line. */
const sourceLabels = /^([ -]*)source_labels:\n((?: +- \w+\n)+)/gm;

const longestLine = 100;

/** A regular expression that is nothing but names. */
const alternatives = /^( +)regex: (\w+(?:\|\w+)+)$/gm;

/** A double-quoted scalar goes on in the next line after a backslash, without a space between. */
function oneLineEach(indent: string, names: readonly string[]): string {
  const lines = names.map((name, index) => `${indent}  ${index === 0 ? '' : '|'}${name}\\`);
  return [`${indent}regex: "\\`, ...lines, `${indent}  "`].join('\n');
}

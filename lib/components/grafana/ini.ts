/** One key of an ini file. */
export interface IniKey {
  readonly key: string;
  readonly value: string | number | boolean;
  /** Why it has this value; left out where the key says it. */
  readonly why?: string;
}

/** A section of an ini file, `[security]`. */
export interface IniSection {
  readonly section: string;
  readonly keys: readonly IniKey[];
}

/**
 * Sections as Grafana reads them, each reason above its key.
 *
 * @param heading what the file is, for whoever opens it
 * @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
 */
export function renderIni(heading: string, sections: readonly IniSection[]): string {
  const rendered = sections.map(({ section, keys }) =>
    [`[${section}]`, ...keys.flatMap(renderKey)].join('\n'),
  );
  return `${[`# ${heading}`, ...rendered].join('\n\n')}\n`;
}

const renderKey = ({ key, value, why }: IniKey): readonly string[] => [
  ...(why === undefined ? [] : [`# ${why}`]),
  `${key} = ${value}`,
];

/** One key of an ini file. */
export interface IniKey {
  readonly key: string;
  readonly value: string | number | boolean;
  /** Why it has this value. */
  readonly why?: string;
}

/** A section of an ini file: `[security]`. */
export interface IniSection {
  readonly name: string;
  readonly keys: readonly IniKey[];
}

/** A key with its value. @param why left out where the key says it */
export const set = (key: string, value: IniKey['value'], why?: string): IniKey => ({
  key,
  value,
  ...(why !== undefined && { why }),
});

/**
 * Sections as Grafana reads them, each reason above its key.
 *
 * @param heading what the file is, for whoever opens it
 */
export function renderIni(heading: string, sections: readonly IniSection[]): string {
  const rendered = sections.map(({ name, keys }) => [`[${name}]`, ...keys.flatMap(renderKey)].join('\n'));
  return `${[`# ${heading}`, ...rendered].join('\n\n')}\n`;
}

const renderKey = ({ key, value, why }: IniKey): readonly string[] => [
  ...(why === undefined ? [] : [`# ${why}`]),
  `${key} = ${value}`,
];

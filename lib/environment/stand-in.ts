import type { ErrorObject } from 'ajv';
import { isMap, isScalar, parse } from 'yaml';
import type { Section } from '#lib/environment/checks/check';
import { convert } from '#lib/environment/convert';
import type { Environment } from '#lib/environment/environment';
import { environmentSchema } from '#lib/environment/schema';
import { mayShowSecret } from '#lib/environment/secret-keys';
import type { Source } from '#lib/environment/source';
import { renderTemplate } from '#lib/environment/template';
import { correctKeys } from '#lib/environment/unknown-keys';
import { type Validation, validate } from '#lib/environment/validate';

/** What can be checked of a file. It is the file's environment when every section is intact. */
export interface StandIn {
  /** The intact sections of the file, with its places; a known good section for every other. */
  readonly environment: Environment;
  /** Whether a section is what the schema says, and clear. One that may be left out is intact without being there. */
  readonly isIntact: (section: Section) => boolean;
}

/**
 * Puts known good sections in the place of broken and missing ones, so that those which are right can be checked
 * further. An unknown key breaks its section only where it may hold a secret, which nothing else is to show then.
 *
 * @returns undefined when even that is no environment
 */
export function standInFor(source: Source, { raw, errors }: Validation): StandIn | undefined {
  const ambiguous = ambiguousSections(source);
  if (raw !== undefined && ambiguous.length === 0) {
    return { environment: convert(raw, source), isIntact: () => true };
  }
  const corrected = correctKeys(source, errors);
  const { data, errors: left } = validate(corrected.data);
  const broken = new Set([
    ...[...errors.filter(mayShowSecret), ...left].flatMap(invalidSection),
    ...ambiguous,
  ]);
  const intact = new Map(Object.entries(data ?? {}).filter(([key]) => isSection(key) && !broken.has(key)));
  const knownGood: Readonly<Record<string, unknown>> = parse(renderTemplate('stand-in'));
  const borrowed = new Map(
    Object.entries(knownGood).filter(([key]) => !intact.has(key) && (broken.has(key) || isRequired(key))),
  );
  const whole = validate(Object.fromEntries([...intact, ...borrowed]));
  if (whole.raw === undefined) return undefined;
  return {
    environment: convert(whole.raw, corrected),
    isIntact: (section) => !broken.has(section) && !borrowed.has(section),
  };
}

const isRequired = (key: string): boolean => environmentSchema.required?.some((one) => one === key) === true;

const isSection = (key: string): key is Section => Object.hasOwn(environmentSchema.properties, key);

/** The section that holds a mistake; none for a section that is missing or unknown. */
const invalidSection = ({ instancePath }: ErrorObject): readonly string[] =>
  instancePath.split('/').slice(1, 2);

/** The sections in which a key stands twice: nobody knows which of the two is meant. */
function ambiguousSections({ document }: Source): readonly string[] {
  const sections = isMap(document.contents) ? document.contents.items : [];
  return document.errors
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .flatMap(({ pos: [offset] }) => {
      const around = sections.findLast(({ key }) => isScalar(key) && (key.range?.[0] ?? 0) <= offset);
      return isScalar(around?.key) ? String(around.key.value) : [];
    });
}

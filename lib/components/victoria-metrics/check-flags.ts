import { misspelt } from '#lib/components/victoria-metrics/flag-value';
import { type Flag, type FlagProgram, flags } from '#lib/components/victoria-metrics/flags';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

/** What is wrong with one argument of a program of VictoriaMetrics. */
export interface FlagFinding extends Pick<Problem, 'message' | 'fix'> {
  /** The flag's name without dash. */
  readonly flag: string;
}

/** A flag as it is given: `-name=value`; one without a value is true. */
interface Given {
  readonly name: string;
  readonly value: string;
}

/**
 * What the program would refuse or ignore: flags that it does not have, values that it cannot read, flags that do nothing
 * or cost a licence, and flags given twice.
 *
 * @param given `-name=value` or, for true, `-name`
 */
export function checkFlags(program: FlagProgram, given: readonly string[]): readonly FlagFinding[] {
  const all = given.map(parse);
  return all.flatMap(({ name, value }, index) => {
    const flag = flagOf(program, name);
    if (flag === undefined) return [{ flag: name, ...unknown(program, name) }];
    const earlier = all.slice(0, index).find((other) => other.name === name);
    return [
      ...marked(flag),
      ...spelling(flag, value),
      ...(earlier ? twice(flag, earlier.value, value) : []),
    ].map((finding) => ({ flag: name, ...finding }));
  });
}

const flagOf = (program: FlagProgram, name: string): Flag | undefined =>
  flags.find((flag) => flag.name === name && flag.programs.includes(program));

/** Go takes one dash or two. */
function parse(argument: string): Given {
  const [, name = '', value = 'true'] = /^--?([^=]*)(?:=(.*))?$/s.exec(argument) ?? [];
  return { name, value };
}

type Finding = Pick<Problem, 'message' | 'fix'>;

function unknown(program: FlagProgram, name: string): Finding {
  const owners = flags.filter((flag) => flag.name === name).flatMap(({ programs }) => programs);
  if (owners.length > 0) {
    return {
      message: `${program} has no flag -${name}; ${owners.join(', ')} ${owners.length === 1 ? 'has' : 'have'} it`,
      fix: `move it there, or remove it: ${program} would not start`,
    };
  }
  const own = flags.filter(({ programs }) => programs.includes(program));
  const meant = closest(name, namesOf(own));
  const elsewhere = closest(name, namesOf(flags));
  const owner = flags.find((flag) => flag.name === elsewhere)?.programs[0];
  return {
    message: `${program} has no flag -${name}`,
    fix:
      meant !== undefined
        ? `did you mean ${meant}?`
        : owner !== undefined
          ? `did you mean ${elsewhere}, which ${owner} has?`
          : `remove it: ${program} would not start`,
  };
}

const namesOf = (some: readonly Flag[]): readonly string[] => some.map(({ name }) => name);

function marked({ name, mark }: Flag): readonly Finding[] {
  if (mark === undefined) return [];
  return mark === 'deprecated'
    ? [{ message: `-${name} is deprecated and does nothing`, fix: 'remove it' }]
    : [
        {
          message: `-${name} exists only in the Enterprise build of VictoriaMetrics`,
          fix: 'remove it: the open build would not start',
        },
      ];
}

function spelling({ name, type, isRepeatable }: Flag, value: string): readonly Finding[] {
  // Values of several are separated by commas, and may be empty.
  if (isRepeatable) return [];
  const form = misspelt(type, value);
  return form === undefined ? [] : [{ message: `-${name}=${value} is no ${type}`, fix: `write ${form}` }];
}

const twice = ({ name, isRepeatable }: Flag, earlier: string, value: string): readonly Finding[] =>
  isRepeatable
    ? []
    : [{ message: `-${name} is given twice, as ${earlier} and as ${value}`, fix: 'keep one of the two' }];

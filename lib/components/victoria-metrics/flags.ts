import { flagTable } from '#lib/components/victoria-metrics/flag-table';

/** The programs that the table knows, as everything else calls them. */
export const flagPrograms = [
  'vminsert',
  'vmselect',
  'vmstorage',
  'victoria-metrics',
  'vmagent',
  'vmauth',
  'vmalert',
] as const;
export type FlagProgram = (typeof flagPrograms)[number];

const flagTypes = ['bool', 'int', 'float', 'duration', 'size', 'retention', 'string'] as const;
export type FlagType = (typeof flagTypes)[number];

/** A command-line flag of one or several programs. */
export interface Flag {
  readonly name: string;
  readonly type: FlagType;
  /** Whether it can be given several times. */
  readonly isRepeatable: boolean;
  readonly programs: readonly FlagProgram[];
  /** `deprecated`: it does nothing. `enterprise`: only the Enterprise build has it. */
  readonly mark?: 'deprecated' | 'enterprise';
  readonly default?: string;
}

export const isFlagProgram = (name: string): name is FlagProgram =>
  flagPrograms.some((program) => program === name);

const isType = (text: string): text is FlagType => flagTypes.some((type) => type === text);

/** @throws RangeError for a line that is no flag */
function parseFlag(line: string): Flag {
  const [, name = '', type = '', repeats = '', programs = '', mark, value] =
    /^(\S+) (\w+)(\[\])? (\S+)(?: (deprecated|enterprise))?(?: =(.*))?$/.exec(line) ?? [];
  if (!isType(type)) throw new RangeError(`"${line}" is no flag`);
  const named = programs.split(',');
  return {
    name,
    type,
    isRepeatable: repeats !== '',
    programs: programs === 'all' ? flagPrograms : flagPrograms.filter((program) => named.includes(program)),
    ...((mark === 'deprecated' || mark === 'enterprise') && { mark }),
    ...(value !== undefined && { default: value }),
  };
}

/** Every flag; a name that means something else in another program is there twice. */
export const flags: readonly Flag[] = flagTable.trim().split('\n').map(parseFlag);

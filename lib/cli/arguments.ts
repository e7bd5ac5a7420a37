import { parseArgs } from 'node:util';
import { UsageError } from '#lib/cli/usage-error';
import { closest } from '#lib/suggestion';

/** One option of a command, as node:util's parseArgs takes it and as the help shows it. */
export type Option =
  | { readonly type: 'boolean'; readonly description: string }
  | {
      readonly type: 'string';
      /** What its value is called in the help: `NAME`. */
      readonly value: string;
      readonly multiple?: boolean;
      readonly description: string;
    };

export type Options = Readonly<Record<string, Option>>;

/** How a command is called. `--help` comes by itself. */
export interface Command<Declared extends Options> {
  /** What the user types, before any argument: `npm run synth --`. */
  readonly call: string;
  /** What it does, in lines of at most 80 characters. */
  readonly purpose: readonly string[];
  readonly options: Declared;
  /** What stands without an option: `{ name: 'FILE', least: 1, most: Infinity }`. @default nothing */
  readonly operands?: { readonly name: string; readonly least: number; readonly most: number };
}

const help = { type: 'boolean', description: 'print this' } as const;

/**
 * Reads the arguments of a command.
 *
 * @param environment where npm puts the options that it took for its own
 * @returns its options by name and its operands, or the text that `--help` asked for
 * @throws UsageError when they do not fit the declaration
 */
export function parseArguments<const Declared extends Options>(
  command: Command<Declared>,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
) {
  const options = { ...command.options, help };
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...options, help },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const declared: Option | undefined = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    requireFitting(token, declared, Object.keys(options), seen.has(token.name));
    seen.add(token.name);
  }
  requireNotTakenByNpm(command, seen, environment);
  if (seen.has('help')) return { kind: 'help', text: renderHelp(command) } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: command.options,
    strict: true,
    allowPositionals: true,
  });
  requireOperands(positionals, command);
  return { kind: 'run', options: values, operands: positionals } as const;
}

/** `npm run synth --check` gives `--check` to npm, which says nothing: the user would get a run that writes. */
function requireNotTakenByNpm(
  { call, options }: Command<Options>,
  seen: ReadonlySet<string>,
  environment: NodeJS.ProcessEnv,
): void {
  for (const name of Object.keys(options)) {
    if (!seen.has(name) && environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined) {
      throw new UsageError(`npm took --${name} for itself; write ${call} --${name}`);
    }
  }
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function requireFitting(
  token: OptionToken,
  option: Option | undefined,
  known: readonly string[],
  again: boolean,
): void {
  const { rawName, value } = token;
  if (option === undefined) {
    const meant = closest(rawName.replace(/^-+/, ''), known);
    throw new UsageError(
      `unknown option ${rawName}${meant === undefined ? '' : `; did you mean --${meant}?`}`,
    );
  }
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, but was given ${value}`);
    return;
  }
  if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('-'))) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}`);
  }
  if (again && option.multiple !== true) throw new UsageError(`${rawName} can be given only once`);
}

function requireOperands(operands: readonly string[], { operands: declared }: Command<Options>): void {
  const { name, least, most } = declared ?? { name: '', least: 0, most: 0 };
  if (operands.length < least) throw new UsageError(`${name} is missing`);
  const [unexpected] = operands.slice(most);
  if (unexpected !== undefined) throw new UsageError(`unexpected argument ${JSON.stringify(unexpected)}`);
}

/** The help of a command, for the terminal. */
export function renderHelp(command: Command<Options>): string {
  const { operands } = command;
  const operand =
    operands === undefined ? '' : ` ${operands.least === 0 ? `[${operands.name}]` : operands.name}`;
  const rows = Object.entries<Option>({ ...command.options, help }).map(
    ([name, option]) =>
      [
        option.type === 'boolean' ? `--${name}` : `--${name} ${option.value}`,
        option.type === 'string' && option.multiple === true
          ? `${option.description}; can be repeated`
          : option.description,
      ] as const,
  );
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `Usage: ${command.call} [OPTION...]${operand}`,
    '',
    ...command.purpose,
    '',
    ...rows.map(([name, description]) => `  ${name.padEnd(width)}  ${description}`),
    '',
    'Exit status: 0 all is well, 1 there are problems, 2 called wrongly, 70 a bug.',
    '',
  ].join('\n');
}

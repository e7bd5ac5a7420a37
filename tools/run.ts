import { spawn } from 'node:child_process';
import { type Duration, minutes } from '#lib/units/duration';

/** What a program said, and the status it ended with. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** @default the current folder */
  readonly folder?: string;
  /** Variables beside the inherited ones. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Written to its standard input. @default nothing */
  readonly input?: string;
  /** Killed after that long. @default 2 minutes */
  readonly within?: Duration;
}

/**
 * Runs a program that has to succeed.
 *
 * @param noise begins the lines of its standard error that give no reason
 * @returns its standard output
 * @throws Error with one line that says why it failed
 */
export async function runToSuccess(
  program: string,
  args: readonly string[],
  { noise, ...options }: RunOptions & { readonly noise: RegExp },
): Promise<string> {
  const { status, stdout, stderr } = await run(program, args, options);
  if (status === 0) return stdout;
  const lines = stderr.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => line !== '' && !noise.test(line)) ?? 'it did not say why';
  throw new Error(`${program} ${args.find((arg) => /^[a-z]/.test(arg)) ?? ''} failed: ${reason}`);
}

/**
 * Runs a program to its end and collects what it says. A status other than 0 is an outcome, no error.
 * @throws Error when the program cannot be started, is killed, or takes longer than `within`
 */
export function run(
  program: string,
  args: readonly string[],
  { folder, environment, input = '', within = minutes(2) }: RunOptions = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...environment } });
    const limit = setTimeout(() => child.kill('SIGKILL'), within.inMilliseconds);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => {
      clearTimeout(limit);
      reject(new Error(`${program} could not be started: ${error.message}`));
    });
    child.on('close', (status, signal) => {
      clearTimeout(limit);
      if (status === null) {
        reject(new Error(`${program} was ended by ${signal}; it may take ${within}\n${stderr}`));
      } else {
        resolve({ status, stdout, stderr });
      }
    });
    // A program that ends without reading its input closes the pipe; its status tells the story.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

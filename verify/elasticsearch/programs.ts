import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Process } from '#lib/components/component';
import { minutes } from '#lib/units/duration';
import { run } from '#tools/run';
import { startedAs } from '#verify/container';
import { onLoopback } from '#verify/loopback';

/** A program of Jaeger's back end as its manifest starts it, but on loopback. */
export function jaegerProcess(name: 'jaeger-collector' | 'jaeger-query', folder: string): Process {
  const file = join(folder, `config/${name}.yaml`);
  const config = onLoopback(readFileSync(file, 'utf8'), folder);
  writeFileSync(file, config);
  const { extensions }: JaegerConfig = parse(config);
  const { arguments: args, environment } = startedAs(name, folder);
  return {
    name,
    program: 'jaeger',
    arguments: args,
    environment,
    ready: `http://${extensions.healthcheckv2.http.endpoint}/status`,
    readyWithin: minutes(2),
  };
}

interface JaegerConfig {
  readonly extensions: { readonly healthcheckv2: { readonly http: { readonly endpoint: string } } };
}

/** The exporter as its manifest starts it, but on loopback. */
export function exporterProcess(folder: string): Process {
  const name = 'elasticsearch-exporter';
  const { arguments: args, environment } = startedAs(name, folder);
  const flag = '--web.listen-address=';
  const address = args.find((argument) => argument.startsWith(flag))?.slice(flag.length);
  if (address === undefined) throw new Error(`${name} has no ${flag}`);
  return {
    name,
    program: name,
    arguments: args,
    environment,
    ready: `http://${address}/healthz`,
    readyWithin: minutes(1),
  };
}

/**
 * Runs what a CronJob runs, once.
 *
 * @param program the real one. @default what the manifest has as command
 * @returns what it said
 * @throws Error with that when it fails
 */
export async function runJob(name: string, folder: string, program?: string): Promise<string> {
  const { command, arguments: args, environment } = startedAs(name, folder);
  const [first = name, ...others] = program === undefined ? command : [program];
  const { status, stdout, stderr } = await run(first, [...others, ...args], { folder, environment });
  if (status !== 0) throw new Error(`${name} ended with status ${status}\n${stdout}${stderr}`);
  return stdout + stderr;
}

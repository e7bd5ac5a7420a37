import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Given, runCommand } from '#lib/cli/run-command';
import { requireKnown, UsageError } from '#lib/cli/usage-error';
import {
  type ExporterFile,
  exporterPath,
  parseExporterFile,
  renderExporterFile,
} from '#lib/metrics/exporter-file';
import { parseExposition } from '#lib/metrics/exposition';
import { fetchPage } from '#lib/metrics/fetch-page';
import { learn } from '#lib/metrics/learn';
import { ProblemsError, throwIfAny } from '#lib/problem';
import { jobs } from '#metrics/jobs';

const command = {
  call: 'npm run metrics:learn --',
  purpose: [
    'Scrapes a program and adds what its page shows to metrics/exporters/NAME.json.',
    'What the file knows stays; units in it may be corrected by hand.',
  ],
  options: {
    job: { type: 'string', value: 'NAME', description: 'the scrape job, as metrics/*-jobs.ts calls it' },
    url: { type: 'string', value: 'URL', description: 'the page, such as http://127.0.0.1:9090/metrics' },
  },
} as const;

async function main(given: Given<typeof command.options>): Promise<undefined> {
  const job = readJob(given.options.job);
  const url = readUrl(given.options.url);
  const path = exporterPath(job);
  const known = readKnown(job, path);
  const { families, problems: unreadable } = parseExposition(await fetchPage(url), url.href);
  throwIfAny(unreadable);
  const { learned, problems } = learn(families, known, url.href);
  throwIfAny(problems);
  writeWhole(path, renderExporterFile(learned));
  const added = learned.families.length - known.families.length;
  process.stdout.write(`${path}: knows ${learned.families.length}, new ${added}\n`);
}

function readJob(name: string | undefined): string {
  if (name === undefined) throw new UsageError('--job NAME is missing');
  requireKnown(
    'scrape job',
    name,
    jobs.map((job) => job.name),
  );
  return name;
}

function readUrl(text: string | undefined): URL {
  if (text === undefined) throw new UsageError('--url URL is missing');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`--url ${JSON.stringify(text)} is no http or https address`);
}

function readKnown(job: string, path: string): ExporterFile {
  try {
    return parseExporterFile(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { job, families: [] };
    throw error;
  }
}

/** A reader sees the file whole or not at all. */
function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    const message = `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
    const fix = 'run the command in the repository, as a user who may write there';
    throw new ProblemsError([{ check: 'catalogue/learned', where: { file: path }, message, fix }]);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

void runCommand(command, main);

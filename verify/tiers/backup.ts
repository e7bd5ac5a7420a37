import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tierPrograms } from '#lib/topology/tier-programs';
import { run } from '#tools/run';
import type { Checklist } from '#verify/checklist';
import { argumentsOf, workloadNamesIn } from '#verify/container';
import type { DataSource } from '#verify/data-source';
import { freePort } from '#verify/free-port';
import { startProcess } from '#verify/processes';
import { rawSamples } from '#verify/tiers/raw-samples';
import type { RunningTiers } from '#verify/tiers/running-tiers';
import { counter } from '#verify/tiers/tier-samples';

/**
 * Copies what the warm tier keeps, as the CronJobs of an environment do but into a folder, puts it back elsewhere, and asks
 * a second VictoriaMetrics for it. A second copy takes only what is new.
 *
 * @param dist in which an environment has the CronJobs
 */
export async function verifyBackup(dist: string, tiers: RunningTiers, checklist: Checklist): Promise<void> {
  const { environment, folder, paths, sources } = tiers;
  const warm = sources.get('warm');
  const flags = generatedFlags(dist);
  if (warm === undefined || flags === undefined) {
    checklist.leaveOut(`${environment}: backup`, 'no environment in dist copies what it keeps');
    return;
  }
  const copy = join(folder, 'backup');
  const process = tiers.running.get(`${tierPrograms.warm.victoriaMetrics.name}-0`)?.process;
  if (process === undefined) return;
  const origin = new URL(process.ready).origin;
  const copied = await checklist.check(
    `${environment}: vmbackup copies the warm tier, and then what is new`,
    async () => {
      const args = [
        ...flags,
        `-storageDataPath=${join(folder, 'data', process.name)}`,
        `-snapshot.createURL=${origin}/snapshot/create`,
        `-dst=fs://${copy}`,
      ];
      const first = await succeed(paths, 'vmbackup', args);
      const second = await succeed(paths, 'vmbackup', args);
      return `${uploaded(first)} bytes, then ${uploaded(second)}`;
    },
  );
  if (!copied) return;
  await checklist.check(`${environment}: what vmrestore puts back answers as before`, async () => {
    const at = Math.floor(Date.now() / 1_000) - 120;
    const before = await samplesAt(warm, tiers, at);
    const restored = join(folder, 'restored');
    await succeed(paths, 'vmrestore', [`-src=fs://${copy}`, `-storageDataPath=${restored}`]);
    const url = `http://127.0.0.1:${await freePort()}`;
    const again = startProcess(
      {
        ...process,
        name: 'restored',
        ready: `${url}/health`,
        arguments: process.arguments.map((argument) =>
          argument
            .replace(/^-httpListenAddr=.*/, `-httpListenAddr=${new URL(url).host}`)
            .replace(/^-storageDataPath=.*/, `-storageDataPath=${restored}`),
        ),
      },
      paths.get(process.program) ?? process.program,
      folder,
    );
    try {
      await again.untilReady();
      const after = await samplesAt({ uid: 'restored', url }, tiers, at);
      if (before !== after) throw new Error(`before: ${before}\nafter: ${after}`);
      return `${before.split(' ').length} samples`;
    } finally {
      await again.stop();
    }
  });
}

/** Those of a CronJob that say how and not what: the same for every storage node. */
function generatedFlags(dist: string): readonly string[] | undefined {
  const about = /^-(storageDataPath|snapshot\.|dst|customS3Endpoint)/;
  for (const environment of readdirSync(dist).toSorted()) {
    const folder = join(dist, environment);
    if (!readdirSync(folder).includes('manifests')) continue;
    const [job] = workloadNamesIn(folder).filter((name) => name.startsWith('vmbackup-'));
    if (job !== undefined) return argumentsOf(job, folder).filter((argument) => !about.test(argument));
  }
  return undefined;
}

async function succeed(
  paths: ReadonlyMap<string, string>,
  program: string,
  args: readonly string[],
): Promise<string> {
  const { status, stdout, stderr } = await run(paths.get(program) ?? program, args);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  return stderr;
}

/** From its last line: `backed up 1234 bytes in 0.1 seconds; deleted 0 bytes; server-side copied 0 bytes; uploaded 1234 bytes`. */
const uploaded = (log: string): string => /uploaded (\d+) bytes/.exec(log)?.[1] ?? 'an unknown number of';

/** The samples of a minute before, as text. */
async function samplesAt(
  source: Pick<DataSource, 'uid' | 'url'> & { readonly token?: string },
  { instance }: RunningTiers,
  at: number,
): Promise<string> {
  const samples = await rawSamples(source, `${counter}{instance="${instance}"}[2m]`, at);
  return samples.map((sample) => `${sample.value}@${sample.at}`).join(' ');
}

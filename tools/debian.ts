import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutes } from '#lib/units/duration';
import type { DebianPackage } from '#tools/program';
import { runToSuccess } from '#tools/run';

/** The public keys of Debian, from its package `debian-archive-keyring`: releases differ in how they call the file. */
const keyrings = ['gpg', 'pgp'].map((type) => `/usr/share/keyrings/debian-archive-keyring.${type}`);

/**
 * Downloads a package of Debian from the mirror that this machine uses and unpacks it. apt checks the signatures
 * of the release; nothing is installed, and the machine's own lists of packages are left alone.
 *
 * @param folder where the package's files are put, as they would be below `/`
 * @param scratch an empty folder for the work, which the caller removes
 * @throws Error with one line that says why it could not be had
 */
export async function unpackFromDebian(
  { name, version, release }: DebianPackage,
  folder: string,
  scratch: string,
): Promise<void> {
  const keyring = keyrings.find((file) => existsSync(file));
  if (keyring === undefined) {
    throw new Error('the keys of Debian are missing; the package debian-archive-keyring has them');
  }
  const source = `deb [signed-by=${keyring}] ${await mirror()} ${release} main\n`;
  const config = writePrivateConfig(scratch, source);
  const downloads = join(scratch, 'downloads');
  mkdirSync(downloads);
  await must('apt-get', ['-c', config, 'update']);
  await must('apt-get', ['-c', config, 'download', `${name}=${version}`], downloads);
  for (const file of readdirSync(downloads)) await must('dpkg', ['-x', join(downloads, file), folder]);
}

/** Where this machine gets Debian's packages from. */
async function mirror(): Promise<string> {
  const filter = ['Created-By: Packages', 'Origin: Debian', 'Label: Debian'];
  const targets = await must('apt-get', ['indextargets', '--format', '$(REPO_URI)', ...filter]);
  const first = targets.split('\n')[0] ?? '';
  if (first === '') throw new Error('apt knows no mirror of Debian; apt-get update fetches its lists');
  return first;
}

/**
 * A configuration of apt with sources, state and cache of its own. It is read after the machine's, whose proxies it keeps
 * and whose commands after an update it drops.
 */
function writePrivateConfig(scratch: string, source: string): string {
  const own = (name: string) => join(scratch, name);
  for (const name of ['etc', 'state/lists/partial', 'cache/archives/partial']) {
    mkdirSync(own(name), { recursive: true });
  }
  writeFileSync(own('etc/sources.list'), source);
  const config = own('apt.conf');
  writeFileSync(
    config,
    `Dir::Etc "${own('etc')}";
Dir::Etc::sourceparts "-";
Dir::Etc::preferencesparts "-";
Dir::State "${own('state')}";
Dir::State::status "/dev/null";
Dir::Cache "${own('cache')}";
Acquire::Languages "none";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
`,
  );
  return config;
}

/** Warnings: that a download ran as this user, and the like. */
const noise = /^W:/;

function must(program: string, args: readonly string[], folder = '.'): Promise<string> {
  return runToSuccess(program, args, { folder, environment: { LC_ALL: 'C' }, within: minutes(10), noise });
}

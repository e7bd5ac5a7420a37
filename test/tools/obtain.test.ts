import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '#tools/cache';
import { describeObtained } from '#tools/describe';
import { locate, obtain } from '#tools/obtain';
import type { Program } from '#tools/program';
import { cached, cachePath } from '#tools/program-cache';
import { programs } from '#tools/programs';
import { pinnedVersion } from '#tools/version';

const { promtool, vmauth, opensearch } = programs;
const pinned = pinnedVersion(promtool);
const judge = programs['promql-judge'];
const inherited = { ...process.env };
let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tools-test-'));
  mkdirSync(join(home, 'bin'));
  process.env.XDG_CACHE_HOME = join(home, 'cache');
  process.env.PATH = join(home, 'bin');
});

afterEach(() => {
  process.env = { ...inherited };
  rmSync(home, { recursive: true, force: true });
});

const install = (name: string, script: string) =>
  writeFileSync(join(home, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

/** Answers as apt and dpkg do, with a package that has one program. */
const installApt = (indextargets: string) => {
  install('apt-get', `case "$*" in *indextargets*) echo "${indextargets}";; *download*) touch vm.deb;; esac`);
  install('dpkg', 'mkdir -p "$3/usr/bin" && echo program > "$3/usr/bin/vmauth"');
  for (const name of ['mkdir', 'touch']) symlinkSync(`/bin/${name}`, join(home, 'bin', name));
};

const quietly = (program: Program) => obtain(program, () => undefined);
const told = async (program: Program) => describeObtained(program, await quietly(program));

describe('obtain', () => {
  it('builds a program once and then takes it from the cache', async () => {
    install('go', 'echo program > "$3"');
    const lines: string[] = [];
    const first = await obtain(promtool, (line) => lines.push(line));
    expect(first).toEqual({ kind: 'found', path: cachePath(promtool), version: pinned, from: 'built' });
    expect(lines[0]).toBe(`building promtool ${pinned} from source; the first time takes minutes`);
    expect(await told(promtool)).toBe(`promtool ${pinned} (cache)`);
    expect(locate(promtool)).toBe(cachePath(promtool));
  });

  it('lets two build at once', async () => {
    install('go', 'echo program > "$3"');
    const both = await Promise.all([quietly(promtool), quietly(promtool)]);
    expect(both.map(({ kind }) => kind)).toEqual(['found', 'found']);
    expect(readdirSync(cacheFolder())).toHaveLength(1);
  });

  it('says in one line that Go could not download, and leaves nothing in the cache', async () => {
    install(
      'go',
      'echo "go: downloading example.com/a v1.0.0" >&2; echo "go: example.com/a@v1.0.0: dial tcp: no such host" >&2; exit 1',
    );
    expect(await told(promtool)).toBe(
      'promtool is missing: go build failed: go: example.com/a@v1.0.0: dial tcp: no such host; ' +
        `when that is mended run npm run tools, or put promtool ${pinned} on PATH`,
    );
    expect(readdirSync(cacheFolder())).toEqual([]);
  });

  it('uses a program on PATH where it cannot build, and notes another version than the pinned one', async () => {
    install('promtool', 'echo "promtool, version 3.9.1 (branch: HEAD)"');
    expect(await told(promtool)).toBe(`promtool 3.9.1 (PATH, not the pinned ${pinned})`);
  });

  it('says what to do where there is neither Go nor the program', async () => {
    expect(await told(promtool)).toBe(
      'promtool is missing: Go is not installed; ' +
        `install Go (https://go.dev/doc/install) and run npm run tools, or put promtool ${pinned} on PATH`,
    );
    expect(locate(promtool)).toBeUndefined();
  });

  it('does not look on PATH for a program of this repository', async () => {
    install('promql-judge', 'true');
    expect(await told(judge)).toBe(
      'promql-judge is missing: Go is not installed; ' +
        'install Go (https://go.dev/doc/install) and run npm run tools',
    );
  });
});

describe('obtaining from Debian', () => {
  const version = pinnedVersion(vmauth);
  const withKeyring = existsSync('/usr/share/keyrings/debian-archive-keyring.gpg') ? it : it.skip;

  withKeyring('unpacks the package once for all of its programs', async () => {
    installApt('http://mirror.example/debian/');
    expect(await told(vmauth)).toBe(`vmauth ${version} (unpacked)`);
    expect(await told(vmauth)).toBe(`vmauth ${version} (cache)`);
    expect(readdirSync(cacheFolder())).toHaveLength(1);
    expect(dirname(cachePath(programs.vmalert))).toBe(dirname(cachePath(vmauth)));
  });

  withKeyring('says that the lists of apt are empty', async () => {
    installApt('');
    expect(await told(vmauth)).toBe(
      'vmauth is missing: apt knows no mirror of Debian; apt-get update fetches its lists; ' +
        `when that is mended run npm run tools, or put vmauth ${version} on PATH`,
    );
  });

  it('says what to do where there is no apt', async () => {
    expect(await told(vmauth)).toBe(`vmauth is missing: apt is not installed; put vmauth ${version} on PATH`);
  });
});

describe('assembling with Maven', () => {
  const again = 'when that is mended run npm run tools';

  /** Downloads what the given commands put into the folder `$jars`. */
  const installMaven = (download: string) => {
    install('java', 'true');
    install('javac', 'true');
    install('mvn', `jars="\${2#*=}"; mkdir -p "$jars"; ${download}`);
    for (const name of ['mkdir', 'touch']) symlinkSync(`/bin/${name}`, join(home, 'bin', name));
  };

  /** A program of Maven that needs one jar, which is empty. */
  const needing = (hash: string): Program => {
    const folder = join(home, 'one-jar');
    mkdirSync(folder);
    writeFileSync(join(folder, 'pom.xml'), '<artifactId>one</artifactId>\n<version>1.2.3</version>');
    writeFileSync(join(folder, 'jars.sha256'), `${hash}  one-1.2.3.jar\n`);
    writeFileSync(join(folder, 'One.java'), '');
    return { ...opensearch, folder, artifact: 'one', mainClass: 'One' };
  };
  const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

  it('takes jars that are those of the list, and starts its class with them', async () => {
    installMaven('touch "$jars/one-1.2.3.jar"');
    const program = needing(hashOfNothing);
    expect(await told(program)).toBe('opensearch 1.2.3 (assembled)');
    expect(await told(program)).toBe('opensearch 1.2.3 (cache)');
    expect(readFileSync(locate(program) ?? '', 'utf8')).toContain('One "$@"');
  });

  it('refuses a jar that is another than that of the list', async () => {
    installMaven('touch "$jars/one-1.2.3.jar"');
    const program = needing(hashOfNothing.replace('e3', '00'));
    expect(await told(program)).toBe(
      `opensearch is missing: the jars are not those of ${join(home, 'one-jar/jars.sha256')}: ` +
        `one-1.2.3.jar has another hash; ${again}`,
    );
    expect(readdirSync(cacheFolder())).toEqual([]);
  });

  it('refuses a jar too many, and one too few', async () => {
    installMaven('touch "$jars/two-1.0.0.jar"');
    expect(await told(needing(hashOfNothing))).toBe(
      `opensearch is missing: the jars are not those of ${join(home, 'one-jar/jars.sha256')}: ` +
        `two-1.0.0.jar is not in it, one-1.2.3.jar was not downloaded; ${again}`,
    );
  });

  it('says in one line that Maven could not download', async () => {
    installMaven('echo "[ERROR] Could not find artifact one:one:jar:1.2.3" >&2; exit 1');
    expect(await told(opensearch)).toBe(
      'opensearch is missing: mvn dependency:copy-dependencies failed: ' +
        `[ERROR] Could not find artifact one:one:jar:1.2.3; ${again}`,
    );
  });

  it('says what to do where there is no Maven, and does not look on PATH', async () => {
    install('opensearch', 'true');
    expect(await told(opensearch)).toBe(
      'opensearch is missing: Java or Maven is not installed; ' +
        'install a JDK 17 or newer and Maven and run npm run tools -- opensearch',
    );
  });
});

describe('the cache', () => {
  it('keeps a program apart from one that is built otherwise', () => {
    const other: Program = { ...promtool, build: { ...promtool.build, tags: ['other'] } };
    expect(cachePath(other)).not.toBe(cachePath(promtool));
    expect(cached(other)).toBeUndefined();
  });

  it('removes what a killed build left long ago, and nothing that may still be worked on', async () => {
    install('go', 'echo program > "$3"');
    for (const name of ['unfinished-old', 'unfinished-new']) {
      mkdirSync(join(cacheFolder(), name), { recursive: true });
    }
    utimesSync(join(cacheFolder(), 'unfinished-old'), 0, 0);
    await quietly(promtool);
    const names = readdirSync(cacheFolder());
    expect(names).toContain('unfinished-new');
    expect(names).not.toContain('unfinished-old');
  });
});

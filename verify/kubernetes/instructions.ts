import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the SUMMARY.md of an environment tells a person to do on a fresh cluster. */
export interface Instructions {
  /** All of it, as a shell runs it. */
  readonly script: string;
  /** The lines of it that set variables. */
  readonly assignments: readonly string[];
  /** Those that must exist before. */
  readonly namespaces: readonly string[];
  /** The Secrets and ConfigMaps that a person creates. */
  readonly creations: readonly Creation[];
  /** The files that it reads, below the home folder. */
  readonly files: readonly string[];
}

export interface Creation {
  /** What asks whether it exists. */
  readonly object: readonly string[];
  /** What creates it. */
  readonly command: string;
}

/** @throws Error when the summary has no such commands */
export function readInstructions(dist: string, environment: string): Instructions {
  const path = join(dist, environment, 'SUMMARY.md');
  const [, script] =
    /^## On a fresh cluster\n[\s\S]*?```sh\n([\s\S]*?)```/m.exec(readFileSync(path, 'utf8')) ?? [];
  if (script === undefined) throw new Error(`${path} has no commands for a fresh cluster`);
  const commands = script.replaceAll('\\\n', ' ').split('\n');
  const secrets = [...script.matchAll(/"\$SECRETS\/([^"]+)"/g)].map(([, file]) => `secrets/${file}`);
  const authorities = [...script.matchAll(/^CERTIFICATE_AUTHORITY=~\/(\S+)/gm)].map(([, file = '']) => file);
  return {
    script,
    assignments: commands.filter((command) => /^[A-Z_]+=/.test(command)),
    namespaces: commands.flatMap((command) => /^kubectl get namespace (\S+)$/.exec(command)?.[1] ?? []),
    creations: commands.flatMap((command) => {
      const [, kind, name, namespace] =
        /^kubectl create (secret generic|configmap) (\S+) -n (\S+)/.exec(command) ?? [];
      if (kind === undefined || name === undefined || namespace === undefined) return [];
      return [{ object: [kind.split(' ')[0] ?? kind, name, '-n', namespace], command }];
    }),
    files: [...secrets, ...authorities],
  };
}

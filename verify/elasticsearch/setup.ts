import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { secretOf } from '#verify/container';
import { runJob } from '#verify/elasticsearch/programs';
import type { Site } from '#verify/elasticsearch/site';

/** @returns whether the others find what they need */
export async function verifySetup({ environment, folder, kept, checklist }: Site): Promise<boolean> {
  return checklist.check(
    `${environment}: the script sets up roles, users and snapshots, and does so again`,
    async () => {
      await runJob('elasticsearch-setup', folder);
      await runJob('elasticsearch-setup', folder);
      const file = (name: string) => join(folder, `config/elasticsearch-setup/${name}.json`);
      const body = (name: string): unknown => JSON.parse(readFileSync(file(name), 'utf8'));
      const user = (name: string) => ({
        password: secretOf({ name: 'elasticsearch', key: `${name}-password` }, folder),
        roles: [name],
      });
      const expected: readonly (readonly [string, unknown, unknown])[] = [
        ...['jaeger', 'monitoring'].flatMap((name) => [
          [`the role ${name}`, kept.roles.get(name), body(`role-${name}`)] as const,
          [`the user ${name}`, kept.users.get(name), user(name)] as const,
        ]),
        ...snapshotBodies
          .filter(({ name }) => existsSync(file(name)))
          .map(({ path, name }) => [path, kept.snapshots.get(path), body(name)] as const),
      ];
      const wrong = expected.filter(([, sent, written]) => !isDeepStrictEqual(sent, written));
      if (wrong.length > 0) throw new Error(`${wrong.map(([what]) => what).join(', ')}: not as written`);
      return expected.map(([what]) => what).join(', ');
    },
  );
}

/** What is sent where, when snapshots are taken. */
const snapshotBodies = [
  { path: '/_snapshot/traces', name: 'snapshot-repository' },
  { path: '/_slm/policy/nightly', name: 'snapshot-policy' },
] as const;

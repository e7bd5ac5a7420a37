import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { secretOf } from '#verify/elasticsearch/container';
import { runJob } from '#verify/elasticsearch/programs';
import type { Site } from '#verify/elasticsearch/site';

/** @returns whether the others find what they need */
export async function verifySetup({ environment, folder, kept, checklist }: Site): Promise<boolean> {
  return checklist.check(
    `${environment}: the script sets up roles, users and snapshots, and does so again`,
    async () => {
      await runJob('elasticsearch-setup', folder);
      await runJob('elasticsearch-setup', folder);
      const body = (name: string): unknown =>
        JSON.parse(readFileSync(join(folder, `config/elasticsearch-setup/${name}.json`), 'utf8'));
      const user = (name: string) => ({
        password: secretOf({ name: 'elasticsearch', key: `${name}-password` }, folder),
        roles: [name],
      });
      const expected: readonly (readonly [string, unknown, unknown])[] = [
        ...['jaeger', 'monitoring'].flatMap((name) => [
          [`the role ${name}`, kept.roles.get(name), body(`role-${name}`)] as const,
          [`the user ${name}`, kept.users.get(name), user(name)] as const,
        ]),
        ...[...kept.snapshots].map(([path, sent]) => [path, sent, body(bodies[path] ?? path)] as const),
      ];
      const wrong = expected.filter(([, sent, written]) => !isDeepStrictEqual(sent, written));
      if (wrong.length > 0) throw new Error(`${wrong.map(([what]) => what).join(', ')}: not as written`);
      return `${expected.map(([what]) => what).join(', ')}`;
    },
  );
}

/** What is sent there. */
const bodies: Readonly<Record<string, string>> = {
  '/_snapshot/traces': 'snapshot-repository',
  '/_slm/policy/nightly': 'snapshot-policy',
};

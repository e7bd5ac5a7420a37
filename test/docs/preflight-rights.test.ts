import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadEnvironments } from '#lib/environment/load';
import { certificateSecrets } from '#lib/kubernetes/certificate-secrets';
import { listAt, textAt } from '#lib/kubernetes/value';
import { readManifests } from '#lib/preflight/read-manifests';
import { references } from '#lib/preflight/references';

const folder = 'dist/production/manifests';

/** What a preflight of production reads by name, by `namespace resource`. */
function needed(): Readonly<Record<string, readonly string[]>> {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const manifests = readManifests(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])));
  const { environments } = loadEnvironments('environments', [], ['production']);
  return grouped([
    ...references(manifests).map(({ kind, namespace, name }) => ({
      name,
      key: `${namespace} ${kind === 'Secret' ? 'secrets' : 'configmaps'}`,
    })),
    ...environments
      .flatMap(certificateSecrets)
      .map(({ namespace, name }) => ({ name, key: `${namespace} secrets` })),
  ]);
}

/** What the Roles on the page give, which say it by name. */
function documented(): Readonly<Record<string, readonly string[]>> {
  const page = readFileSync('docs/preflight.md', 'utf8');
  const roles = [...page.matchAll(/```yaml\n(.*?)```/gs)]
    .map(([, text = '']): unknown => parse(text))
    .filter((object) => textAt(object, 'kind') === 'Role');
  return grouped(
    roles.flatMap((role) =>
      listAt(role, 'rules').flatMap((rule) =>
        listAt(rule, 'resourceNames').map((name) => ({
          name: String(name),
          key: `${textAt(role, 'metadata', 'namespace')} ${listAt(rule, 'resources').join()}`,
        })),
      ),
    ),
  );
}

const grouped = (
  items: readonly { readonly key: string; readonly name: string }[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...new Set(items.map(({ key }) => key))]
      .toSorted()
      .map((key) => [
        key,
        [...new Set(items.filter((item) => item.key === key).map(({ name }) => name))].toSorted(),
      ]),
  );

describe('The Roles in docs/preflight.md', () => {
  it('give the rights to the Secrets and ConfigMaps of production, and to no other', () => {
    expect(documented()).toEqual(needed());
  });
});

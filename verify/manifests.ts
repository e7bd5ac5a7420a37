import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesSchemas } from '#tools/kubernetes-schemas';
import { programs } from '#tools/programs';
import { pinnedVersion } from '#tools/version';
import type { Accepted } from '#verify/accepted';
import type { Checklist } from '#verify/checklist';
import { judgeSecurity } from '#verify/checkov';
import type { Judgement } from '#verify/finding';
import { score } from '#verify/kube-score';
import { checkFields } from '#verify/kubeconform';

/**
 * Has real programs judge the manifests of one environment, when it has any.
 *
 * @param paths of the programs by name; what an absent one would check is left out
 * @param accepted the findings that are right as they are
 */
export async function verifyManifests(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  accepted: Accepted,
  checklist: Checklist,
): Promise<void> {
  const folder = join(dist, environment, 'manifests');
  if (!existsSync(folder)) return;
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name));
  const check = async (name: string, ask: (program: string) => Promise<string>) => {
    const program = paths.get(name);
    if (program !== undefined) await checklist.check(`${environment}: ${name}`, () => ask(program));
  };
  const version = pinnedVersion(programs['kube-apiserver']);
  await check('kubeconform', async (program) => {
    const judged = await checkFields(program, await kubernetesSchemas(), files);
    return `${judged}, by the schemas of Kubernetes ${version}`;
  });
  await check('kube-score', async (program) => explain(await score(program, version, files), accepted));
  await check('checkov', async (program) => explain(await judgeSecurity(program, folder), accepted));
}

/** @throws Error with every finding that no exception covers */
function explain({ judged, findings }: Judgement, accepted: Accepted): string {
  const unexplained = accepted.unexplained(findings);
  if (unexplained.length > 0) {
    const lines = unexplained.map(({ object, check, message }) => `${object}: ${check}: ${message}`);
    throw new Error([...lines, 'mend them, or say in verify/exceptions.ts why they are right'].join('\n'));
  }
  return `${judged}, ${findings.length} findings, each with its reason in verify/exceptions.ts`;
}

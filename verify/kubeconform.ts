import { join } from 'node:path';
import { schemaLocation } from '#tools/kubernetes-schemas';
import { run } from '#tools/run';

/** What kubeconform prints: what is wrong, and how many objects are what. */
interface Report {
  readonly resources?: readonly {
    readonly filename: string;
    readonly kind: string;
    readonly name: string;
    readonly msg: string;
  }[];
  readonly summary: { readonly valid: number };
}

/**
 * Has kubeconform check every field of manifests: unknown fields, wrong types and missing ones are errors.
 *
 * @param program the path of kubeconform
 * @param schemas the folder of the schemas
 * @returns how many objects are valid
 * @throws Error with everything that is not
 */
export async function checkFields(
  program: string,
  schemas: string,
  files: readonly string[],
): Promise<string> {
  const args = ['-strict', '-summary', '-output=json', '-schema-location', join(schemas, schemaLocation)];
  const { status, stdout, stderr } = await run(program, [...args, ...files]);
  if (!stdout.startsWith('{')) throw new Error(`kubeconform says nothing: ${stderr}`);
  const { resources = [], summary }: Report = JSON.parse(stdout);
  const wrong = resources.map(({ filename, kind, name, msg }) => `${filename}: ${kind} ${name}: ${msg}`);
  if (status !== 0 || wrong.length > 0) throw new Error([...wrong, stderr].join('\n'));
  return `${summary.valid} objects in ${files.length} files`;
}

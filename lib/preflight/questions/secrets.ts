import type { Answer } from '#lib/preflight/answer';
import { type Finding, unknown } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { type Reference, referenceKey, references } from '#lib/preflight/references';
import { listed } from '#lib/preflight/words';

/** Whether the Secrets and ConfigMaps that a site brings along are there, with every key. */
export const secrets: Question = (objects, { keys }) => {
  const needed = references(objects);
  const findings = needed.flatMap((reference) => judge(reference, keys.get(referenceKey(reference))));
  const complete = needed.length - findings.length;
  return complete === 0
    ? findings
    : [
        ...findings,
        {
          group: 'secrets',
          status: 'ok',
          message: `${complete} of ${needed.length} Secrets and ConfigMaps are there with every key`,
        },
      ];
};

function judge(
  { kind, namespace, name, keys }: Reference,
  answer: Answer<readonly string[] | undefined> | undefined,
): readonly Finding[] {
  const object = `${kind} ${name} in ${namespace}`;
  if (answer?.kind !== 'known') {
    return [
      {
        ...unknown(
          'secrets',
          object,
          answer?.reason ?? 'not asked',
          `have somebody who may read it see that it has ${listed(keys)}`,
        ),
        commands: [`kubectl describe ${kind.toLowerCase()} ${name} -n ${namespace}`],
      },
    ];
  }
  const has = answer.value;
  const lacking = keys.filter((key) => !has?.includes(key));
  if (has !== undefined && lacking.length === 0) return [];
  return [
    {
      group: 'secrets',
      status: 'missing',
      message:
        has === undefined
          ? `${object} does not exist${keys.length === 0 ? '' : `; it needs ${listed(keys)}`}`
          : `${object} has nothing under ${listed(lacking)}`,
      fix: 'SUMMARY.md beside the manifests says what each key holds, and has the commands that create it',
    },
  ];
}

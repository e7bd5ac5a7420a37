import type { Permission, PermissionFact } from '#lib/preflight/cluster-facts';
import { type Finding, unknown } from '#lib/preflight/finding';
import type { Question } from '#lib/preflight/question';
import { listed, listedShort } from '#lib/preflight/words';

/** Whether the user may do what an apply does. */
export const rights: Question = (_, { permissions }) => {
  const plain = permissions.filter(({ permission }) => !isEscalation(permission));
  const places = [...new Set(plain.map(({ permission }) => permission.namespace))].toSorted();
  return [
    ...places.flatMap((place) =>
      ofPlace(
        place,
        plain.filter(({ permission }) => permission.namespace === place),
      ),
    ),
    ...escalation(permissions.filter(({ permission }) => isEscalation(permission))),
  ];
};

const isEscalation = ({ verb }: Permission): boolean => verb === 'escalate' || verb === 'bind';

function ofPlace(place: string | undefined, facts: readonly PermissionFact[]): readonly Finding[] {
  const where = place === undefined ? 'in the whole cluster' : `in ${place}`;
  const refused = facts.filter(({ allowed }) => allowed.kind === 'known' && !allowed.value);
  const untold = facts.filter(({ allowed }) => allowed.kind === 'unknown');
  const findings: Finding[] = ['create', 'patch'].flatMap((verb) => {
    const resources = refused.filter(({ permission }) => permission.verb === verb).map(plainName);
    return resources.length === 0
      ? []
      : [
          {
            group: 'rights',
            status: 'missing',
            message: `you may not ${verb} ${listed(resources)} ${where}`,
            fix: 'ask for the right, or have somebody apply who has it',
          },
        ];
  });
  const [first] = untold;
  if (first?.allowed.kind === 'unknown') {
    findings.push(
      unknown(
        'rights',
        `${listedShort(untold.map(plainName))} ${where}`,
        first.allowed.reason,
        'try `kubectl auth can-i --list`',
      ),
    );
  }
  if (findings.length > 0) return findings;
  const resources = [...new Set(facts.map(plainName))];
  return [
    { group: 'rights', status: 'ok', message: `you may create and patch ${listedShort(resources)} ${where}` },
  ];
}

/** Without its group: `statefulsets`. */
const plainName = ({ permission }: PermissionFact): string => permission.resource.replace(/\..*/, '');

/** Whoever lacks these verbs can still give what they hold: that cannot be asked in one question. */
function escalation(facts: readonly PermissionFact[]): readonly Finding[] {
  const lacking = facts.filter(({ allowed }) => !(allowed.kind === 'known' && allowed.value));
  if (lacking.length === 0) return [];
  return [
    unknown(
      'rights',
      'roles',
      `you may not ${listed([...new Set(lacking.map(({ permission }) => permission.verb))])} them, so you can only write roles whose rights you hold yourself`,
      'a cluster administrator always can; otherwise have the roles in the manifests applied by one',
    ),
  ];
}

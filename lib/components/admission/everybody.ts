import { at, listAt, textAt, textsAt } from '#lib/kubernetes/value';

/**
 * The shortest prefix of a range that a policy may name, by family of addresses. A longer list of shorter ones, such as
 * 0.0.0.0/1 and 128.0.0.0/1, would be everything too.
 */
const shortestPrefix = { ipv4: 8, ipv6: 16 } as const;

/**
 * Whether a peer of a NetworkPolicy is everybody, in CEL: a wide range of addresses, or pods and namespaces of which no
 * label has a value that is written. A label that only has to be there, or to be absent, is so on nearly everything:
 * every namespace has `kubernetes.io/metadata.name`.
 * Functions of addresses are there since 1.31: https://kubernetes.io/docs/reference/using-api/cel/
 *
 * @param peer the name of the variable that it is in
 */
export const celEverybody = (peer: string): string =>
  `(has(${peer}.ipBlock) ? ${celWide(`${peer}.ipBlock.cidr`)} : !(${['namespaceSelector', 'podSelector']
    .map((selector) => `has(${peer}.${selector}) && ${celNamesSomebody(`${peer}.${selector}`)}`)
    .join(' || ')}))`;

/** What is spelt in an unusual way, as IPv4 inside of IPv6, counts as wide. */
const celWide = (range: string): string =>
  `(!isCIDR(${range}) || cidr(${range}).prefixLength() < (cidr(${range}).ip().family() == 4 ? ${shortestPrefix.ipv4} : ${shortestPrefix.ipv6}))`;

const celNamesSomebody = (selector: string): string =>
  `((has(${selector}.matchLabels) && size(${selector}.matchLabels) > 0) || (has(${selector}.matchExpressions) && ${selector}.matchExpressions.exists(e, e.operator == 'In')))`;

/** The same of a peer that the stack itself writes. */
export function isEverybody(peer: unknown): boolean {
  const range = textAt(peer, 'ipBlock', 'cidr');
  if (range === undefined) {
    return !['namespaceSelector', 'podSelector'].some((selector) => namesSomebody(at(peer, selector)));
  }
  const length = Number(range.replace(/^.*\//, ''));
  return length < (range.includes(':') ? shortestPrefix.ipv6 : shortestPrefix.ipv4);
}

const namesSomebody = (selector: unknown): boolean =>
  Object.keys(textsAt(selector, 'matchLabels')).length > 0 ||
  listAt(selector, 'matchExpressions').some((requirement) => textAt(requirement, 'operator') === 'In');

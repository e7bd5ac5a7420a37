import type { KeyPath } from '#lib/environment/environment';
import { carried, type Need, needed, renderLoad } from '#lib/sizing/need';
import { Bytes } from '#lib/units/bytes';

export type Resource = 'cpu' | 'memory' | 'disk' | 'churn';

/** How much of one resource each replica of a component is given, against what the declared load needs of it. */
export interface Limit {
  readonly component: string;
  readonly resource: Resource;
  readonly need: Need;
  /** Cores, bytes; of churn, series. */
  readonly given: number;
  /** What it is given at most by itself, where it is worked out from the load. Absent: the environment says what is given. */
  readonly growsTo?: number;
  /** The key in the environment that decides about it. */
  readonly path: KeyPath;
  /** The way out when it is too little. */
  readonly fix: string;
}

/** How people call it: `vmstorage-cpu`. */
export const limitName = ({ component, resource }: Limit): string => `${component}-${resource}`;

export const isExceeded = ({ need, given }: Limit): boolean => given < needed(need);

/** The load that is carried. */
export const carries = ({ need, given }: Limit): number => carried(need, given);

/** The load that is carried once so much is given as is given by itself at most. Absent: the environment says what is given. */
export const carriesAtMost = ({ need, growsTo }: Limit): number | undefined =>
  growsTo === undefined ? undefined : carried(need, growsTo);

/** The share of what is carried that the declared load leaves free, in whole percent; none when the load is too much. */
export function headroom(limit: Limit): number | undefined {
  const { need, given } = limit;
  if (isExceeded(limit)) return undefined;
  const [used, all] = need.each === 0 ? [need.base, given] : [need.declared, carries(limit)];
  return Math.max(0, Math.floor(((all - used) / all) * 100));
}

/** What is given, or needed, as people write it: `16 cores`, `800 GiB`. */
export function renderAmount(amount: number, resource: Resource): string {
  switch (resource) {
    case 'cpu':
      return amount === 1 ? '1 core' : `${amount} cores`;
    case 'churn':
      return `${Math.ceil(amount)} active series`;
    default:
      return String(Bytes.of(Math.ceil(amount)));
  }
}

/** What is wrong with one that is exceeded: both values, and how what is needed comes about. */
export function inWords(limit: Limit): string {
  const { component, need, given, resource } = limit;
  const amount = (value: number) => renderAmount(value, resource);
  const each = resource === 'churn' ? '' : ' a replica';
  return `${component} carries ${renderLoad(carries(limit), need.unit)} with ${amount(given)}${each}; the declared ${renderLoad(need.declared, need.unit)} need ${amount(roundedUp(needed(need), resource))}: ${need.from}`;
}

/** Cores are written with two digits. */
const roundedUp = (amount: number, resource: Resource): number =>
  resource === 'cpu' ? Math.ceil(amount * 100) / 100 : amount;

/** The least that a site can write which is enough: `8` cores, `600Gi`. */
export const enough = ({ need }: Pick<Limit, 'need'>, resource: Resource): string =>
  resource === 'cpu'
    ? String(Math.ceil(needed(need) * 2) / 2)
    : Bytes.of(Math.ceil(needed(need))).toSuggestion();

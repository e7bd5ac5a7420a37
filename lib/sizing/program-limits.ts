import type { KeyPath } from '#lib/environment/environment';
import type { Resources, Storage } from '#lib/environment/shared-choices';
import { enough, type Limit } from '#lib/sizing/limit';
import type { Need } from '#lib/sizing/need';
import { largestReplica } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize } from '#lib/sizing/sized';
import type { Bytes } from '#lib/units/bytes';

/** A program with what it is given, and what it needs. */
export interface Judged {
  readonly component: string;
  readonly needs: Partial<ProgramNeeds>;
  readonly size: ProgramSize;
  /** Where `resources` stands, or would. */
  readonly path: KeyPath;
  readonly resources?: Resources | undefined;
  /** What it is given at most by itself. @default the largest replica */
  readonly mostMemory?: Bytes;
  /** The key that would help where the site wrote no resources, and what to do with it. */
  readonly more: { readonly path: KeyPath; readonly fix: string };
}

/** What it is given of CPU and memory against what it needs. What a site wrote is judged like what was worked out. */
export function programLimits(judged: Judged): readonly Limit[] {
  const { needs, size } = judged;
  return [
    ...(needs.cpu === undefined ? [] : [limit(judged, 'cpu', needs.cpu, size.cpu.value)]),
    ...(needs.memory === undefined ? [] : [limit(judged, 'memory', needs.memory, size.memory.value.inBytes)]),
  ];
}

function limit(
  { component, path, resources, more, mostMemory = largestReplica.memory }: Judged,
  resource: 'cpu' | 'memory',
  need: Need,
  given: number,
): Limit {
  const common = { component, resource, need, given };
  if (resources === undefined) {
    return { ...common, growsTo: resource === 'cpu' ? largestReplica.cpu : mostMemory.inBytes, ...more };
  }
  return {
    ...common,
    path: [...path, 'resources', resource],
    fix: `write ${enough(common, resource)} or more, or leave resources out: they are worked out from the load`,
  };
}

/** What its volume holds against what it has to. @param path where `storage` stands @param otherwise what would help as well */
export function diskLimit(
  component: string,
  need: Need,
  { size }: Pick<Storage, 'size'>,
  path: KeyPath,
  otherwise?: string,
): Limit {
  return {
    component,
    resource: 'disk',
    need,
    given: size.inBytes,
    path: [...path, 'size'],
    fix: `write ${enough({ need }, 'disk')} or more${otherwise === undefined ? '' : `, or ${otherwise}`}`,
  };
}

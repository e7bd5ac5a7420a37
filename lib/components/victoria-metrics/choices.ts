import { chosen, sized } from '#lib/components/choice';
import type { Choice } from '#lib/components/component';
import type { SiteFlags } from '#lib/components/victoria-metrics/program';
import type { Environment, KeyPath } from '#lib/environment/environment';
import type { Storage } from '#lib/environment/shared-choices';
import type { ProgramSize } from '#lib/sizing/sized';

/** The number of replicas of one program. @param path where `replicas` stands below */
export const replicasChoice = (environment: Environment, replicas: number, ...path: KeyPath): Choice =>
  chosen(environment, 'replicas', replicas, [...path, 'replicas']);

/** @param path where `storage` stands below */
export const storageChoice = (environment: Environment, { size }: Storage, ...path: KeyPath): Choice =>
  chosen(environment, 'storage size', size, [...path, 'storage', 'size']);

export const sizeChoices = ({ cpu, memory }: ProgramSize): readonly Choice[] => [
  sized('cpu cores', cpu),
  sized('memory', memory),
];

/** The flags that the site adds. */
export const flagChoices = (environment: Environment, { path, flags }: SiteFlags): readonly Choice[] =>
  Object.entries(flags).map(([name, value]) => chosen(environment, `-${name}`, value, [...path, name]));

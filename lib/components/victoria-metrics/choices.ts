import { chosen, sized } from '#lib/components/choice';
import type { Choice } from '#lib/components/component';
import type { SiteFlags } from '#lib/components/victoria-metrics/program';
import type { Environment, KeyPath } from '#lib/environment/environment';
import type { Storage } from '#lib/environment/shared-choices';
import type { ProgramSize } from '#lib/sizing/sized';

const section = 'victoriaMetrics';

/** The number of replicas of one program. */
export const replicasChoice = (environment: Environment, program: string, replicas: number): Choice =>
  chosen(environment, 'replicas', replicas, [section, program, 'replicas']);

/** A value that holds for all programs of VictoriaMetrics. @param key where it stands */
export const commonChoice = (
  environment: Environment,
  name: string,
  value: { toString(): string },
  ...key: KeyPath
): Choice => chosen(environment, name, value, [section, ...key]);

/** @param path where `storage` stands below `victoriaMetrics` */
export const storageChoice = (environment: Environment, { size }: Storage, ...path: KeyPath): Choice =>
  chosen(environment, 'storage size', size, [section, ...path, 'storage', 'size']);

export const sizeChoices = ({ cpu, memory }: ProgramSize): readonly Choice[] => [
  sized('cpu cores', cpu),
  sized('memory', memory),
];

/** The flags that the site adds. */
export const flagChoices = (environment: Environment, { path, flags }: SiteFlags): readonly Choice[] =>
  Object.entries(flags).map(([name, value]) => chosen(environment, `-${name}`, value, [...path, name]));

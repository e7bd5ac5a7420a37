import type { Component } from '#lib/components/component';
import type { KubernetesObject } from '#lib/kubernetes/object';

/** An object, and who writes it: a component, or `the base`. */
export interface OwnedObject {
  readonly object: KubernetesObject;
  readonly owner: string;
}

/** What a stack applies to a cluster. */
export interface Applied {
  readonly base: readonly KubernetesObject[];
  readonly components: readonly Component[];
}

/** Every object of a stack, those that mirror native files included. */
export const objectsOf = ({ base, components }: Applied): readonly OwnedObject[] => [
  ...base.map((object) => ({ object, owner: 'the base' })),
  ...components.flatMap(({ name, mirrors, objects }) =>
    [...mirrors, ...objects].map((object) => ({ object, owner: name })),
  ),
];

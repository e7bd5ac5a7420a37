import type { Choice } from '#lib/components/component';
import type { Environment, KeyPath } from '#lib/environment/environment';
import type { Sized } from '#lib/sizing/sized';

/** A value of the environment that a component runs with. @param path where it stands there; a default stands nowhere */
export function chosen(
  environment: Environment,
  name: string,
  value: { toString(): string },
  path: KeyPath,
): Choice {
  const place = environment.place(path);
  return { name, value: value.toString(), from: place.isAround ? 'default' : place };
}

/** A value of the sizing model that a component runs with. */
export const sized = (name: string, { value, from }: Sized<{ toString(): string }>): Choice => ({
  name,
  value: value.toString(),
  from,
});

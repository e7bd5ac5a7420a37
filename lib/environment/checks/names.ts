import { basename } from 'node:path';
import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';
import type { StandIn } from '#lib/environment/stand-in';
import { renderPlace } from '#lib/place';
import type { Problem } from '#lib/problem';

/** A file is called as its environment, so that the output is found from the file and the other way round. */
export const checkFileName = environmentCheck(['name'], (environment) => {
  const { file } = environment.place(['name']);
  const expected = basename(file, '.yaml');
  if (environment.name === expected) return [];
  return [
    problemAt(environment, 'names', ['name'], {
      message: `"${environment.name}" is not the name of the file, "${expected}"`,
      fix: `write ${expected}, or rename the file to ${environment.name}.yaml`,
    }),
  ];
});

/** Environments of one name would overwrite each other's output; those of one cluster, each other's series. */
export function checkUnique(standIns: readonly StandIn[]): readonly Problem[] {
  return (['name', 'cluster'] as const).flatMap((key) => {
    const environments = standIns
      .filter(({ isIntact }) => isIntact(key))
      .map(({ environment }) => environment);
    return environments.flatMap((environment, index) => {
      const first = environments.findIndex((other) => other[key] === environment[key]);
      const other = environments[first];
      if (other === undefined || first === index) return [];
      return problemAt(environment, 'names', [key], {
        message: `"${environment[key]}" is also the ${key} of ${renderPlace(other.place([key]))}`,
        fix: `give each environment a ${key} of its own`,
      });
    });
  });
}

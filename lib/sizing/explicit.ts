import type { Environment, KeyPath } from '#lib/environment/environment';
import type { Resources } from '#lib/environment/shared-choices';
import type { ProgramSize } from '#lib/sizing/sized';

/**
 * Explicit sizes win.
 *
 * @param path where `resources` stands
 */
export function explicitOr(
  environment: Pick<Environment, 'place'>,
  path: KeyPath,
  resources: Resources | undefined,
  workedOut: ProgramSize,
): ProgramSize {
  if (resources === undefined) return workedOut;
  const place = (key: string) => environment.place([...path, 'resources', key]);
  return {
    cpu: { value: resources.cpu, from: place('cpu') },
    memory: { value: resources.memory, from: place('memory') },
  };
}

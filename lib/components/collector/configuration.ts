import { stringify } from 'yaml';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';

/** `config/<name>.yaml`, as a collector or Jaeger reads it. */
export const collectorFile = (name: string, environment: Environment, configuration: object): NativeFile => ({
  path: `config/${name}.yaml`,
  text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false })}`,
});

import { stringify } from 'yaml';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';

/** `config/<name>.yaml`, as a collector or Jaeger reads it: as YAML 1.1, where a text such as 2006-01-02 is a date without quotes. */
export const collectorFile = (name: string, environment: Environment, configuration: object): NativeFile => ({
  path: `config/${name}.yaml`,
  text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify(configuration, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })}`,
  content: configuration,
});

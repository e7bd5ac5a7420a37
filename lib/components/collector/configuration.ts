import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import { renderYaml } from '#lib/yaml';

/** `config/<name>.yaml`, as a collector or Jaeger reads it: as YAML 1.1, where a text such as 2006-01-02 is a date without quotes. */
export const collectorFile = (name: string, environment: Environment, configuration: object): NativeFile => ({
  path: `config/${name}.yaml`,
  text: `# Generated from environments/${environment.name}.yaml; change that.\n${renderYaml(configuration, '1.1')}`,
  content: configuration,
});

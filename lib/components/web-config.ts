import type { Argument } from '#lib/components/argument';
import type { Environment } from '#lib/environment/environment';
import { certificateFile } from '#lib/kubernetes/certificates';
import type { NativeFile } from '#lib/native-file';
import type { Program } from '#lib/topology/program';
import { usesTls } from '#lib/topology/tls';
import { renderYaml } from '#lib/yaml';

/** What is shown to who connects. Paths are relative to the file, which is in `config/`. */
export const shownCertificate = {
  cert_file: certificateFile('..', 'certificate'),
  key_file: certificateFile('..', 'key'),
} as const;

/**
 * The file by which Prometheus or Alertmanager serves with TLS; none where it does not. It is read with each request.
 * https://prometheus.io/docs/prometheus/latest/configuration/https/
 */
export const webConfig = (program: Program, environment: Environment): readonly NativeFile[] =>
  usesTls(program, environment)
    ? [
        {
          path: `config/${program.name}-web.yaml`,
          text: `# Generated from environments/${environment.name}.yaml; change that.\n${renderYaml({ tls_server_config: shownCertificate })}`,
        },
      ]
    : [];

/** The flag that names it. @param folder of the configuration, as the replica finds it */
export const webConfigArguments = (
  program: Program,
  environment: Environment,
  folder: string,
): readonly Argument[] =>
  webConfig(program, environment).map(({ path }) => ({
    flag: `--web.config.file=${path.replace(/^config/, folder)}`,
    why: 'output.certificates',
  }));

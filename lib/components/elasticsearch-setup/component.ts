import { sized } from '#lib/components/choice';
import type { RequiredSecret } from '#lib/components/component';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { RepeatedProgramDescription } from '#lib/components/deployed/description';
import { configuredPaths } from '#lib/components/deployed/paths';
import { setupBodies } from '#lib/components/elasticsearch-setup/bodies';
import { setupFolder, setupScript } from '#lib/components/elasticsearch-setup/script';
import type { TracesInput } from '#lib/components/otel-collector/component';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import { serviceUrl } from '#lib/topology/addresses';
import { elasticsearch, elasticsearchSetup as program } from '#lib/topology/programs';
import { mebibytes } from '#lib/units/bytes';
import { minutes } from '#lib/units/duration';

/** Sets up users and snapshots, again and again, so that a changed password or a lost cluster is mended by itself. */
export function elasticsearchSetupProgram(
  { environment, traces }: TracesInput,
  storage: ElasticsearchStorage,
): RepeatedProgramDescription {
  const { file } = configuredPaths(program, environment);
  const { elastic, jaeger, monitoring } = storage.passwords;
  const from = 'some requests with curl';
  const size = { cpu: { value: 0.1, from }, memory: { value: mebibytes(64), from } };
  const secret = (reference: RequiredSecret) => file(`secrets/${reference.secret}/${reference.key}`);
  const secrets = {
    ELASTIC_PASSWORD_FILE: {
      ...elastic,
      purpose: 'password of the user elastic, who sets Elasticsearch up',
    },
    JAEGER_PASSWORD_FILE: { ...jaeger, purpose: 'password of Jaeger in Elasticsearch' },
    MONITORING_PASSWORD_FILE: { ...monitoring, purpose: 'password of what watches Elasticsearch' },
  };
  return {
    program,
    size,
    schedule: '*/10 * * * *',
    endsWithin: minutes(5),
    command: ['/bin/sh'],
    arguments: (paths) => [paths.file(setupScript.path), paths.file(setupFolder)],
    files: [setupScript, ...setupBodies(traces, storage)],
    rereadsFiles: true,
    secretFiles: Object.values(secrets),
    secretVariables: {},
    variables: {
      ELASTICSEARCH_URL: serviceUrl(elasticsearch, elasticsearch.ports.web, environment),
      CERTIFICATE_AUTHORITY: certificatePath(program, 'authority'),
      ...Object.fromEntries(
        Object.entries(secrets).map(([variable, reference]) => [variable, secret(reference)]),
      ),
    },
    scratch: [{ name: 'tmp', path: '/tmp', size: mebibytes(8) }],
    choices: [sized('cpu cores', size.cpu), sized('memory', size.memory)],
  };
}

import { chosen, sized } from '#lib/components/choice';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { RepeatedProgramDescription } from '#lib/components/deployed/description';
import { jaegerUser } from '#lib/components/jaeger/elasticsearch';
import type { TracesInput } from '#lib/components/otel-collector/component';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import { serviceUrl } from '#lib/topology/addresses';
import { elasticsearch, jaegerIndexCleaner as program } from '#lib/topology/programs';
import { mebibytes } from '#lib/units/bytes';
import { days, minutes } from '#lib/units/duration';

/**
 * Deletes the indices of days that are over, every night. It has no flags for files: the password is a variable.
 * https://www.jaegertracing.io/docs/2.13/storage/elasticsearch/#index-cleaner
 */
export function jaegerIndexCleanerProgram(
  { environment, traces: { retention } }: TracesInput,
  { passwords }: ElasticsearchStorage,
): RepeatedProgramDescription {
  const from = 'a list of indices';
  const size = { cpu: { value: 0.1, from }, memory: { value: mebibytes(64), from } };
  return {
    program,
    size,
    schedule: '55 0 * * *',
    endsWithin: minutes(30),
    arguments: () => [
      // It counts from the end of today: with as many days as the retention it would delete what is a day younger.
      String(retention.inSeconds / days(1).inSeconds + 1),
      serviceUrl(elasticsearch, elasticsearch.ports.web, environment),
    ],
    files: [],
    secretFiles: [],
    secretVariables: {
      ES_PASSWORD: { ...passwords.jaeger, purpose: 'password of Jaeger in Elasticsearch' },
    },
    variables: {
      ES_USERNAME: jaegerUser,
      ES_TLS_ENABLED: 'true',
      ES_TLS_CA: certificatePath(program, 'authority'),
    },
    choices: [
      chosen(environment, 'retention', retention, ['traces', 'retention']),
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
  };
}

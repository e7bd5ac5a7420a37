import { flagsOf } from '#lib/components/argument';
import { sized } from '#lib/components/choice';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { DeployedProgram } from '#lib/components/deployed/description';
import type { TracesInput } from '#lib/components/otel-collector/component';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import { serviceUrl } from '#lib/topology/addresses';
import { elasticsearch, elasticsearchExporter as program } from '#lib/topology/programs';
import { mebibytes } from '#lib/units/bytes';
import { minutes, seconds } from '#lib/units/duration';

/** Asks Elasticsearch how it is: https://github.com/prometheus-community/elasticsearch_exporter */
export function elasticsearchExporterProgram(
  { environment }: Pick<TracesInput, 'environment'>,
  { passwords, snapshots }: ElasticsearchStorage,
): DeployedProgram {
  const { web } = program.ports;
  const from = 'some pages of JSON every 15 s';
  const size = { cpu: { value: 0.1, from }, memory: { value: mebibytes(128), from } };
  return {
    program,
    size,
    arguments: (paths) =>
      flagsOf([
        { flag: `--web.listen-address=${paths.listen(web)}`, why: 'the port of the Service' },
        {
          flag: `--es.uri=${serviceUrl(elasticsearch, elasticsearch.ports.web, environment)}`,
          why: 'any node answers for all',
        },
        { flag: '--es.all', why: 'disk and heap of every node' },
        { flag: `--es.ca=${certificatePath(program, 'authority')}`, why: 'who it is' },
        ...(snapshots.kind === 'none' ? [] : [{ flag: '--collector.slm', why: 'whether snapshots succeed' }]),
        { flag: '--log.format=json', why: 'log collection reads fields' },
      ]),
    files: [],
    secretFiles: [],
    // Only so: it reads no password from a file.
    secretVariables: {
      ES_PASSWORD: { ...passwords.monitoring, purpose: 'password of what watches Elasticsearch' },
    },
    variables: { ES_USERNAME: 'monitoring' },
    health: { port: web, ready: '/', healthy: '/healthz' },
    startsWithin: minutes(1),
    stopsWithin: seconds(30),
    choices: [sized('cpu cores', size.cpu), sized('memory', size.memory)],
  };
}

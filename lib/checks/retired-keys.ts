import { type Check, stackProblem } from '#lib/checks/check';
import { entriesAt } from '#lib/kubernetes/value';

/** A key that the pinned version of a program rejects, warns about, or that its next version drops. */
interface RetiredKey {
  /** Keys in `images.lock.json`. */
  readonly images: readonly string[];
  /** The whole path of the key, with `.` between its parts. */
  readonly path: RegExp;
  readonly why: string;
  readonly instead: string;
}

const collectors = ['otel-collector', 'jaeger'];

/** A part by its type, with or without a name of its own: `otlphttp/loki`. */
const part = (kind: string, type: string) => new RegExp(`^${kind}\\.${type}(/[^.]*)?$`);

const renamed = (kind: string, from: string, to: string): RetiredKey => ({
  images: ['otel-collector'],
  path: part(kind, from),
  why: `its type is called ${to} now, and each start warns`,
  instead: to,
});

/**
 * The collector: https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/main/CHANGELOG.md (0.144 to 0.154).
 * Jaeger: https://github.com/jaegertracing/jaeger/blob/main/CHANGELOG.md (2.20). Loki:
 * https://grafana.com/docs/loki/latest/setup/upgrade/. Alertmanager: https://prometheus.io/docs/alerting/latest/configuration/
 */
const known: readonly RetiredKey[] = [
  renamed('exporters', 'otlphttp', 'otlp_http'),
  renamed('exporters', 'otlp', 'otlp_grpc'),
  renamed('exporters', 'loadbalancing', 'load_balancing'),
  renamed('receivers', 'filelog', 'file_log'),
  renamed('processors', 'k8sattributes', 'k8s_attributes'),
  renamed('connectors', 'spanmetrics', 'span_metrics'),
  {
    images: collectors,
    path: /^service\.telemetry\.metrics\.address$/,
    why: 'collectors of today refuse it',
    instead: 'service.telemetry.metrics.readers',
  },
  {
    images: ['jaeger'],
    path: /\.elasticsearch\.(?:.*\.)?(use_aliases|use_ilm|span_read_alias|span_write_alias|service_read_alias|service_write_alias)$/,
    why: '2.20 refuses it',
    instead: 'nothing: indices are named by the day',
  },
  {
    images: ['jaeger'],
    path: /\.elasticsearch\.(?:.*\.)?rotation$/,
    why: '2.13 does not know it',
    instead: 'date_layout and rollover_frequency',
  },
  {
    images: ['loki'],
    path: /^(storage_config\.(boltdb_shipper|boltdb|cassandra|bigtable|aws\.dynamodb)|compactor\.shared_store|limits_config\.(allow_deletes|unordered_writes|ruler_remote_write_.*)|ruler\.storage|schema_config\.configs\.\d+\.row_shards)$/,
    why: '3 warns about it, and 4 refuses it',
    instead: 'tsdb_shipper, delete_request_store, ruler_storage, or nothing',
  },
  {
    images: ['alertmanager'],
    path: /(^|\.)(match|match_re|source_match|source_match_re|target_match|target_match_re)$|^mute_time_intervals$/,
    why: 'it is deprecated',
    instead: 'matchers, source_matchers, target_matchers, time_intervals',
  },
];

export const retiredKeys: Check = {
  name: 'retired-keys',
  what: 'No native configuration has a key that the pinned version of its program rejects or its next one drops.',
  why: 'the program warns at each start, or does not start after an upgrade',
  wayOut: 'What the message names instead, in the `config.ts` of the component.',
  check(stack) {
    return stack.components.flatMap(({ image, files }) => {
      const retired = known.filter(({ images }) => image !== undefined && images.includes(image));
      if (retired.length === 0) return [];
      return files
        .filter(({ path }) => /^config\/.*\.ya?ml$/.test(path))
        .flatMap(({ path: file, text, content }) =>
          (content === undefined ? keysIn(text) : pathsIn(content)).flatMap((path) =>
            retired
              .filter((key) => key.path.test(path))
              .map(({ why, instead }) =>
                stackProblem(stack, 'retired-keys', file, {
                  message: `has ${path}: ${why}`,
                  fix: `write ${instead}`,
                }),
              ),
          ),
        );
    });
  },
};

/** The path of every key. */
const pathsIn = (value: unknown): readonly string[] =>
  entriesAt(value).flatMap(([key, below]) => [key, ...pathsIn(below).map((path) => `${key}.${path}`)]);

/** The keys of YAML whose content nobody has, told apart only by whether they stand at its top. */
const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/^( *(?:- )?)([\w-]+):/gm)].map(([, indentation, key = '']) =>
    indentation === '' ? key : `...${key}`,
  );

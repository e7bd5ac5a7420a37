import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { accessSchema } from '#lib/environment/schema/access';
import { alertmanagerSchema, prometheusSchema, remoteWriteSchema } from '#lib/environment/schema/components';
import { discoverySchema } from '#lib/environment/schema/discovery';
import { exportersSchema } from '#lib/environment/schema/exporters';
import { grafanaSchema } from '#lib/environment/schema/grafana';
import { logsSchema } from '#lib/environment/schema/logs';
import { objectStorageSchema } from '#lib/environment/schema/object-storage';
import { outputSchema } from '#lib/environment/schema/output';
import { profilesSchema } from '#lib/environment/schema/profiles';
import { receiverDefinitions, receiversSchema } from '#lib/environment/schema/receivers';
import { redactionSchema } from '#lib/environment/schema/redaction';
import { secretSchema } from '#lib/environment/schema/secret';
import { map, text, threshold } from '#lib/environment/schema/text';
import { tracesSchema } from '#lib/environment/schema/traces';
import { tag, variants } from '#lib/environment/schema/variant';
import { victoriaMetricsSchema } from '#lib/environment/schema/victoria-metrics';

const overrideSchema = variants('kind', 'What differs for one alert.', [
  map('The alert is not generated.', {
    kind: tag('disabled', 'The alert is not generated.'),
    reason: text('text', 'Why; it is printed in the summary.', { examples: ['no swap on these nodes'] }),
  }),
  map('The alert fires later or earlier.', {
    kind: tag('changed', 'Another threshold or waiting time.'),
    threshold: Type.Optional(
      threshold('The threshold, in the unit of the alert or a multiple of it. As declared when left out.'),
    ),
    for: Type.Optional(
      text(
        'duration',
        'How long the condition holds before it fires, at most 1d. As declared when left out.',
        { examples: ['5m'] },
      ),
    ),
  }),
]);

/**
 * The schema of `environments/<name>.yaml`: the one source of the static type, the validation, the file that editors
 * complete from and the reference page. Keys with a `default` may be left out of the file.
 */
export const environmentSchema = map(
  'One site of the monitoring stack.',
  {
    name: text(
      'DNS label',
      'The name of this environment: the file is `<name>.yaml`, the output `dist/<name>`.',
    ),
    cluster: text('text', 'External label `cluster` of every series. Different in every environment.', {
      examples: ['dwcp-production'],
    }),
    site: text('text', 'External label `site` of every series.', { examples: ['frankfurt'] }),
    timeZone: text('text', 'The IANA time zone of the people who are notified.', {
      examples: ['Europe/Berlin', 'UTC'],
    }),
    output: outputSchema,
    load: map(
      'What the whole site sends: queues, CPU and memory are sized from it, and how far retention.size reaches back.',
      {
        samplesPerSecond: Type.Integer({
          description: 'Samples scraped per second.',
          minimum: 1,
          maximum: 1_000_000_000,
          examples: [100_000],
        }),
        activeSeries: Type.Integer({
          description: 'Series that got a sample in the last hour.',
          minimum: 1,
          maximum: 1_000_000_000,
          examples: [500_000],
        }),
        newSeriesPerDay: Type.Optional(
          Type.Integer({
            description:
              'Churn: series that begin each day. No more than the reserves of the sizing model hold when left out.',
            minimum: 0,
            maximum: 10_000_000_000,
            examples: [50_000],
          }),
        ),
        spansPerSecond: Type.Optional(
          Type.Integer({
            description: 'Spans that programs send. An error with `traces` when left out.',
            minimum: 1,
            maximum: 100_000_000,
            examples: [5_000],
          }),
        ),
        logBytesPerDay: Type.Optional(
          text('size', 'Log lines as programs write them. An error with `logs` when left out.', {
            examples: ['50Gi'],
          }),
        ),
      },
    ),
    acceptedRisks: Type.Record(
      Type.String(),
      text('text', 'Why; it is printed in the summary.', { examples: ['for the week of the load test'] }),
      {
        description:
          'Limits that the declared load may exceed, each with the reason. The summary of the environment has their names: `vmstorage-cpu`.',
        default: {},
      },
    ),
    hosts: map('Host names under which people open the user interfaces; links in notifications use them.', {
      prometheus: text('text', 'Host name of Prometheus.', { examples: ['prometheus.example.com'] }),
      alertmanager: text('text', 'Host name of Alertmanager.', { examples: ['alertmanager.example.com'] }),
      grafana: Type.Optional(
        text('text', 'Host name of Grafana. An error with `grafana` when left out.', {
          examples: ['grafana.example.com'],
        }),
      ),
      jaeger: Type.Optional(
        text('text', 'Host name of Jaeger. Nobody opens it from outside when left out.', {
          examples: ['jaeger.example.com'],
        }),
      ),
      loki: Type.Optional(
        text(
          'text',
          'Host name of Loki, for programs such as logcli. None ask it from outside when left out.',
          {
            examples: ['loki.example.com'],
          },
        ),
      ),
      metrics: Type.Optional(
        text(
          'text',
          'Host name under which other sites send samples and ask for them, with `victoriaMetrics.sites`. None do when left out.',
          { examples: ['metrics.example.com'] },
        ),
      ),
      otel: Type.Optional(
        text('text', 'Host name to which programs outside the cluster send spans. None do when left out.', {
          examples: ['otel.example.com'],
        }),
      ),
      runbooks: text(
        'URL',
        'Where `dist/<name>/runbooks` is published: an https URL without a slash at its end. Plain http is for loopback addresses alone.',
        {
          examples: ['https://runbooks.example.com/dwcp'],
        },
      ),
    }),
    prometheus: prometheusSchema,
    alertmanager: alertmanagerSchema,
    victoriaMetrics: Type.Optional(victoriaMetricsSchema),
    grafana: Type.Optional(grafanaSchema),
    objectStorage: Type.Optional(objectStorageSchema),
    traces: Type.Optional(tracesSchema),
    logs: Type.Optional(logsSchema),
    profiles: Type.Optional(profilesSchema),
    redaction: redactionSchema,
    access: Type.Optional(accessSchema),
    remoteWrite: Type.Optional(remoteWriteSchema),
    exporters: exportersSchema,
    targets: Type.Record(Type.String(), discoverySchema, {
      description: 'Scrape targets by the name of the job. A job without targets is not generated.',
      default: {},
    }),
    receivers: receiversSchema,
    alerts: Type.Record(Type.String(), overrideSchema, {
      description: 'What differs from the alerts as they are delivered, by the name of the alert.',
      default: {},
    }),
  },
  { definitions: { secret: secretSchema, ...receiverDefinitions } },
);

/** An environment file as written, with the defaults filled in. */
export type RawEnvironment = Static<typeof environmentSchema>;

/** The text of `environments/schema.json`, which editors complete and check with: JSON Schema draft 7. */
export function renderSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'DWCP monitoring environment',
    ...environmentSchema,
  };
  return `${JSON.stringify(schema, asWritten, 2)}\n`;
}

/** A key with a default may be left out of the file, so an editor must not ask for it. */
function asWritten(_key: string, value: unknown): unknown {
  if (!isObjectSchema(value)) return value;
  const required = value.required.filter((key) => value.properties[key]?.default === undefined);
  return { ...value, required };
}

interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, TSchema>>;
}

function isObjectSchema(value: unknown): value is ObjectSchema {
  return typeof value === 'object' && value !== null && 'required' in value && 'properties' in value;
}

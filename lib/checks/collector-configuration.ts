import type { CheckedStack } from '#lib/checks/check';
import type { ListenAddress } from '#lib/checks/listen-address';
import { at, entriesAt, listAt, numberAt, textAt, textListAt } from '#lib/kubernetes/value';
import type { NativeFile } from '#lib/native-file';

/** A configuration of the OpenTelemetry Collector, or of Jaeger, which is one. */
export interface CollectorConfiguration {
  /** The component of the stack that it belongs to. */
  readonly owner: string;
  readonly file: NativeFile;
  readonly content: unknown;
}

/** The kinds of parts that pipelines are made of. A connector stands at the end of one and at the beginning of others. */
export const partKinds = ['receivers', 'processors', 'exporters', 'connectors', 'extensions'] as const;
export type PartKind = (typeof partKinds)[number];

/** The names of the parts of a kind that are defined, with their settings. */
export const definedParts = (content: unknown, kind: PartKind): readonly [string, unknown][] =>
  entriesAt(content, kind);

/** A pipeline, by its name: `traces`, `metrics/spans`. */
export interface Pipeline {
  readonly name: string;
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

export const pipelinesOf = (content: unknown): readonly Pipeline[] =>
  entriesAt(content, 'service', 'pipelines').map(([name, pipeline]) => ({
    name,
    receivers: textListAt(pipeline, 'receivers'),
    processors: textListAt(pipeline, 'processors'),
    exporters: textListAt(pipeline, 'exporters'),
  }));

/** Every configuration of a stack that has pipelines. */
export const collectorConfigurations = (
  stack: Pick<CheckedStack, 'components'>,
): readonly CollectorConfiguration[] =>
  stack.components.flatMap(({ name, files }) =>
    files
      .filter(({ content }) => at(content, 'service', 'pipelines') !== undefined)
      .map((file) => ({ owner: name, file, content: file.content })),
  );

/** Where a configuration says that others connect to: `receivers.otlp.protocols.grpc.endpoint`. */
const servers: readonly (readonly string[])[] = [
  ['receivers', 'otlp', 'protocols', 'grpc', 'endpoint'],
  ['receivers', 'otlp', 'protocols', 'http', 'endpoint'],
  ['extensions', 'health_check', 'endpoint'],
  ['extensions', 'healthcheckv2', 'http', 'endpoint'],
  ['extensions', 'jaeger_query', 'http', 'endpoint'],
  ['exporters', 'prometheus', 'endpoint'],
];

/** The addresses on which a collector listens for others, its own metrics included. */
export function listenersOf(content: unknown): readonly ListenAddress[] {
  const readers = listAt(content, 'service', 'telemetry', 'metrics', 'readers').map((reader) =>
    at(reader, 'pull', 'exporter', 'prometheus'),
  );
  return [
    ...servers.flatMap((path) => {
      const [, host, port] = /^(.*):(\d+)$/.exec(textAt(content, ...path) ?? '') ?? [];
      return host === undefined ? [] : [{ argument: path.join('.'), host, port: Number(port) }];
    }),
    ...readers.map((reader) => ({
      argument: 'service.telemetry.metrics.readers',
      host: textAt(reader, 'host') ?? 'localhost',
      port: numberAt(reader, 'port') ?? 8888,
    })),
  ];
}

import { parse } from 'yaml';
import type { CheckedStack } from '#lib/checks/check';
import { pipelines } from '#lib/checks/pipelines';
import { goodStack, told } from '#test/lib/checks/example';

const good = `extensions:
  file_storage: { directory: /storage/data }
receivers:
  otlp: {}
processors:
  memory_limiter: {}
connectors:
  span_metrics: {}
exporters:
  otlp_grpc: { endpoint: 127.0.0.1:1, sending_queue: { storage: file_storage } }
  prometheus: {}
service:
  extensions: [file_storage]
  pipelines:
    traces: { receivers: [otlp], processors: [memory_limiter], exporters: [otlp_grpc, span_metrics] }
    metrics: { receivers: [span_metrics], exporters: [prometheus] }
`;

/** The good stack with a collector in it, of which a piece is replaced. */
function withCollector(from = '', to = ''): CheckedStack {
  if (!good.includes(from)) throw new Error(`the configuration has no ${from}`);
  const stack = goodStack();
  const text = good.replace(from, to);
  const files = [{ path: 'config/otel.yaml', text, content: parse(text) }];
  return {
    ...stack,
    components: stack.components.map((component, index) =>
      index === 0 ? { ...component, name: 'otel', files } : component,
    ),
  };
}

describe('pipelines of collectors', () => {
  it('are whole in a good configuration', () => {
    expect(told(pipelines, withCollector())).toEqual([]);
  });

  const cases = [
    {
      title: 'an exporter that is misspelt',
      from: 'exporters: [otlp_grpc,',
      to: 'exporters: [otlp_grcp,',
      message: [
        'otel config/otel.yaml: traces names otlp_grcp, and the exporters and connectors are otlp_grpc, prometheus, span_metrics',
        '    did you mean otlp_grpc?',
        'otel config/otel.yaml: defines exporters.otlp_grpc, which nothing names',
        '    name it in a pipeline or in service.extensions, or remove it',
      ],
    },
    {
      title: 'an extension that is not started',
      from: 'extensions: [file_storage]',
      to: 'extensions: []',
      message: [
        'otel config/otel.yaml: otlp_grpc uses file_storage, and service.extensions starts only none',
        '    add file_storage to service.extensions',
      ],
    },
    {
      title: 'a pipeline without a limit of memory',
      from: 'processors: [memory_limiter], ',
      to: '',
      message: [
        'otel config/otel.yaml: defines processors.memory_limiter, which nothing names',
        '    name it in a pipeline or in service.extensions, or remove it',
        'otel config/otel.yaml: the first processor of the pipeline traces is none',
        '    let it be memory_limiter: what comes in is refused while memory is short, and sent again',
      ],
    },
    {
      title: 'a queue in memory',
      from: ', sending_queue: { storage: file_storage }',
      to: '',
      message: [
        'otel config/otel.yaml: the exporter otlp_grpc keeps what it cannot send in memory',
        '    give its sending_queue the storage of a file_storage extension',
      ],
    },
  ];

  it.each(cases)('are refused with $title', ({ from, to, message }) => {
    expect(told(pipelines, withCollector(from, to))).toEqual(
      message.flatMap((line, index) => (index % 2 === 0 ? [`${line}\n${message[index + 1]}`] : [])),
    );
  });
});

import { onDisk } from '#lib/components/collector/queue';
import { mutualClientTls } from '#lib/components/collector/tls';
import type { Environment } from '#lib/environment/environment';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { filterProcessor, forwardConnector, otlpGrpcExporter } from '#lib/telemetry/collector-ids';
import { addressesOf } from '#lib/topology/addresses';
import { otelCollector, otelSampler } from '#lib/topology/programs';

/** What of the gateway's configuration passes spans on, and what the pipeline that takes them ends with. */
export interface ToSamplers {
  readonly end: string;
  readonly connectors: object;
  readonly processors: object;
  readonly exporters: object;
  readonly pipelines: object;
}

/**
 * Passes all spans of a trace to the same sampler: each has a share of the trace ids, by their last two digits, which are
 * random in every way to make ids (https://www.w3.org/TR/trace-context/#trace-id). Each share is a pipeline with a queue of its
 * own: while one sampler is away its spans wait, and nobody else's. The exporter that balances load has one queue for all,
 * and sends what another sampler has taken again and again meanwhile.
 */
export function toSamplers(environment: Environment, { collector }: TracesChoices): ToSamplers {
  const samplers = addressesOf(otelSampler, otelSampler.ports.otlpGrpc, environment);
  const exporter = (endpoint: string) => ({
    endpoint,
    ...mutualClientTls(otelCollector, otelSampler, environment),
    timeout: '10s',
    ...onDisk(collector.storage.size.times(1 / samplers.length)),
  });
  const [only = ''] = samplers;
  if (samplers.length === 1) {
    const exporters = { [otlpGrpcExporter]: exporter(only) };
    return { end: otlpGrpcExporter, connectors: {}, processors: {}, exporters, pipelines: {} };
  }
  const shares = samplers.map((endpoint, index) => ({
    name: `${otelSampler.name}-${index}`,
    endpoint,
    others: othersThan(index, samplers.length),
  }));
  return {
    end: forwardConnector,
    connectors: { [forwardConnector]: {} },
    processors: Object.fromEntries(
      shares.map(({ name, others }) => [
        `${filterProcessor}/${name}`,
        { error_mode: 'propagate', traces: { span: [others] } },
      ]),
    ),
    exporters: Object.fromEntries(
      shares.map(({ name, endpoint }) => [`${otlpGrpcExporter}/${name}`, exporter(endpoint)]),
    ),
    pipelines: Object.fromEntries(
      shares.map(({ name }) => [
        `traces/${name}`,
        {
          receivers: [forwardConnector],
          processors: [`${filterProcessor}/${name}`],
          exporters: [`${otlpGrpcExporter}/${name}`],
        },
      ]),
    ),
  };
}

/** As many as two hexadecimal digits tell apart. */
const values = 256;

const end = 'Substring(span.trace_id.string, 30, 2)';

/** The spans of all samplers but one: those below its share, and those above. */
function othersThan(index: number, count: number): string {
  const bound = (share: number) => Math.round((values * share) / count);
  const hex = (value: number) => value.toString(16).padStart(2, '0');
  const below = index === 0 ? [] : [`${end} < "${hex(bound(index))}"`];
  const above = index === count - 1 ? [] : [`${end} >= "${hex(bound(index + 1))}"`];
  return [...below, ...above].join(' or ');
}

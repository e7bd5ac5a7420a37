import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Process } from '#lib/components/component';
import { seconds } from '#lib/units/duration';
import { freePort } from '#verify/free-port';
import { onLoopback } from '#verify/loopback';

/** A collector that passes spans on at once. */
export interface Relay {
  readonly process: Process;
  /** Where it takes spans, in JSON. */
  readonly url: string;
}

interface SamplerConfig {
  readonly exporters: { readonly otlp_grpc: Readonly<Record<string, unknown>> };
}

/**
 * Passes spans on to Jaeger as the sampler does, and decides about none: its exporter is the generated one, without a queue
 * on a volume.
 *
 * @param folder of the stage
 */
export async function relay(folder: string): Promise<Relay> {
  const [spans, health] = [await freePort(), await freePort()];
  const sampler: SamplerConfig = parse(
    onLoopback(readFileSync(join(folder, 'config/otel-sampler.yaml'), 'utf8'), folder),
  );
  const { sending_queue: _, ...exporter } = sampler.exporters.otlp_grpc;
  const config = {
    extensions: { health_check: { endpoint: `127.0.0.1:${health}` } },
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${spans}` } } } },
    exporters: { otlp_grpc: exporter },
    service: {
      extensions: ['health_check'],
      pipelines: { traces: { receivers: ['otlp'], exporters: ['otlp_grpc'] } },
      telemetry: { metrics: { level: 'none' } },
    },
  };
  const path = 'config/relay.yaml';
  writeFileSync(join(folder, path), stringify(config));
  return {
    process: {
      name: 'relay',
      program: 'otelcol-contrib',
      arguments: [`--config=${path}`],
      environment: {},
      ready: `http://127.0.0.1:${health}/`,
      readyWithin: seconds(60),
    },
    url: `http://127.0.0.1:${spans}/v1/traces`,
  };
}

import type { DeployedProgram } from '#lib/components/deployed/description';
import { jaegerProgram } from '#lib/components/jaeger/component';
import { jaegerCollectorProgram } from '#lib/components/jaeger-collector/component';
import { jaegerQueryProgram } from '#lib/components/jaeger-query/component';
import { otelCollectorProgram } from '#lib/components/otel-collector/component';
import { otelSamplerProgram } from '#lib/components/otel-sampler/component';
import type { Environment } from '#lib/environment/environment';

/** The programs of traces, those that others need first. */
export function tracesPrograms(environment: Environment): readonly DeployedProgram[] {
  const { traces } = environment;
  if (traces === undefined) return [];
  const input = { environment, traces };
  const { storage } = traces;
  return [
    ...(storage.kind === 'badger'
      ? [jaegerProgram(input, storage)]
      : [jaegerCollectorProgram(input, storage), jaegerQueryProgram(input, storage)]),
    otelSamplerProgram(input),
    otelCollectorProgram(input),
  ];
}

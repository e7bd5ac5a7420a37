import { chosen } from '#lib/components/choice';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { configuredPaths } from '#lib/components/deployed/paths';
import { badgerBackend } from '#lib/components/jaeger/badger';
import { deployedJaeger } from '#lib/components/jaeger/deployed';
import type { TracesInput } from '#lib/components/otel-collector/component';
import type { BadgerStorage } from '#lib/environment/traces-choices';
import { sizeJaeger } from '#lib/sizing/jaeger';
import { jaeger as program } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';

/** Stores and shows, for a small site. */
export function jaegerProgram({ environment, traces }: TracesInput, storage: BadgerStorage): DeployedProgram {
  const { ports } = program;
  const backend = badgerBackend(configuredPaths(program, environment), traces);
  const size = sizeJaeger(environment, traces, storage);
  return {
    ...deployedJaeger({ program, backend, spans: ports.otlpGrpc, web: ports.web }, environment, size, [
      chosen(environment, 'retention', traces.retention, ['traces', 'retention']),
      chosen(environment, 'storage size', storage.storage.size, ['traces', 'storage', 'storage', 'size']),
    ]),
    storage: storage.storage,
    keeps: {
      what: 'traces that were sampled',
      retention: traces.retention.toString(),
      backup: { kind: 'not needed', why: 'a small site can do without traces of the past' },
    },
    services: [ports.web],
    // It reads its tables first.
    startsWithin: minutes(10),
  };
}

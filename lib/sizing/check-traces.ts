import type { Environment, KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { TracesChoices } from '#lib/environment/traces-choices';
import type { Problem } from '#lib/problem';
import { sizeElasticsearchDisk } from '#lib/sizing/elasticsearch';
import { sizeBadger } from '#lib/sizing/jaeger';
import { neededMemory, spanMetricsMemory } from '#lib/sizing/otel-collector';
import { samplerMemory } from '#lib/sizing/otel-sampler';
import type { Sized } from '#lib/sizing/sized';
import type { TracesLoad } from '#lib/sizing/spans';
import { type Bytes, gibibytes } from '#lib/units/bytes';

type Load = TracesLoad & Pick<Environment, 'traces'>;

/** Whether the programs of traces carry the declared load with what the environment gives them. */
export function checkTraces(environment: Load): readonly Problem[] {
  const { traces, load } = environment;
  if (traces === undefined || load.spansPerSecond === undefined) return [];
  return [
    ...checkCollectorMemory(environment, traces),
    ...checkSamplerMemory(environment, traces),
    ...checkDisk(environment, traces),
  ];
}

function checkCollectorMemory(environment: Load, { collector }: TracesChoices): readonly Problem[] {
  const given = collector.resources?.memory;
  const { value: needed, from } = neededMemory(environment, collector);
  if (given === undefined || !given.isLessThan(needed)) return [];
  return [
    problemAt(environment, 'memory', ['traces', 'collector', 'resources', 'memory'], {
      message: `${given} does not hold the spans and what is counted from them, ${spanMetricsMemory} at most: ${from} are ${needed}`,
      fix: `write ${needed.toSuggestion()} or more, or leave resources out: they are worked out from the load`,
    }),
  ];
}

/** What a sampler is given at most without being told to. Assumed: above it, a site should know what it waits for. */
const mostSamplerMemory = gibibytes(16);

function checkSamplerMemory(environment: Load, { sampler }: TracesChoices): readonly Problem[] {
  const { decisionWait, resources } = sampler;
  const { value: needed, from } = samplerMemory(environment, sampler, decisionWait);
  const given = resources?.memory;
  if (!(given ?? mostSamplerMemory).isLessThan(needed)) return [];
  const enough = needed.toSuggestion();
  return [
    given === undefined
      ? problemAt(environment, 'memory', ['traces', 'sampler', 'decisionWait'], {
          message: `${decisionWait} takes ${needed} of memory in each sampler, more than ${mostSamplerMemory}, the most that it is given by itself: ${from}`,
          fix: `write a shorter decisionWait, more replicas, or resources with memory: ${enough} or more`,
        })
      : problemAt(environment, 'memory', ['traces', 'sampler', 'resources', 'memory'], {
          message: `${given} does not hold what waits for ${decisionWait}: ${from} are ${needed}`,
          fix: `write ${enough} or more, a shorter decisionWait, or more replicas`,
        }),
  ];
}

function checkDisk(environment: Load, traces: TracesChoices): readonly Problem[] {
  const { storage } = traces;
  const needed: Sized<Bytes> =
    storage.kind === 'badger'
      ? sizeBadger(environment, traces)
      : sizeElasticsearchDisk(environment, traces, storage);
  const given = storage.storage.size;
  if (!given.isLessThan(needed.value)) return [];
  const path: KeyPath = ['traces', 'storage', 'storage', 'size'];
  return [
    problemAt(environment, 'disk', path, {
      message: `${given} does not hold ${traces.retention}: ${needed.from} are ${needed.value}`,
      fix: `write ${needed.value.toSuggestion()} or more, or a shorter traces.retention`,
    }),
  ];
}

import type { RequiredSecret } from '#lib/components/component';
import { rootOf } from '#lib/components/deployed/root';
import { siteTrust } from '#lib/components/deployed/site-trust';
import { replicasChoice, sizeChoices, storageChoice } from '#lib/components/victoria-metrics/choices';
import { requestsEndWithin, statelessStartsWithin } from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vmagentArguments } from '#lib/components/vmagent/arguments';
import { type Destination, destinationsOf } from '#lib/components/vmagent/destinations';
import type { Environment } from '#lib/environment/environment';
import type { KeepingChoices } from '#lib/environment/metrics-choices';
import { sizeVmagent } from '#lib/sizing/victoria-metrics';
import { queueOf } from '#lib/sizing/vmagent';
import { vmagent as program } from '#lib/topology/tier-programs';
import { minutes } from '#lib/units/duration';

/**
 * Takes every sample from Prometheus and vmalert, and passes it on to each tier as often as that keeps one. One replica does
 * it, whom vmauth sends everything to; the next takes over while that is away.
 */
export function vmagentProgram({
  environment,
  choices,
}: {
  readonly environment: Environment;
  readonly choices: KeepingChoices;
}): VictoriaMetricsProgram {
  const { replicas, storage, flags } = choices;
  const path = ['victoriaMetrics', program.name];
  const destinations = destinationsOf(environment);
  const trust = siteTrust(environment.output, rootOf(program.name));
  const size = sizeVmagent(
    environment,
    choices,
    destinations.filter(({ resolution }) => resolution.inSeconds > 0).length,
  );
  const queue = queueOf(choices, destinations.length);
  return {
    program,
    size,
    storage,
    keeps: {
      what: 'samples that a tier could not take yet',
      retention: 'until it takes them, or the queue is full',
      backup: { kind: 'not needed', why: 'they are on their way' },
    },
    arguments: (paths) => vmagentArguments(paths, destinations, queue),
    files: [],
    secretFiles: tokensOf(destinations),
    ...(trust.file !== undefined && { mounts: trust.mounts, volumes: trust.volumes }),
    secretVariables: {},
    siteFlags: { path: [...path, 'flags'], flags },
    choices: [
      replicasChoice(environment, replicas, ...path),
      storageChoice(environment, storage, ...path),
      {
        name: 'queue of each destination',
        value: queue.toString(),
        from: 'four fifths of the volume, shared',
      },
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    // Requests end, and what is only in memory is written to the volume.
    stopsWithin: requestsEndWithin.plus(minutes(1)),
  };
}

/** Each once, whoever is shown it. */
const tokensOf = (destinations: readonly Destination[]): readonly RequiredSecret[] =>
  destinations
    .filter(
      ({ token }, index) =>
        destinations.findIndex(
          (other) => other.token.secret === token.secret && other.token.key === token.key,
        ) === index,
    )
    .map(({ token, purpose }) => ({ ...token, purpose }));

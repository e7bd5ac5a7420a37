import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';
import { gibibytes } from '#lib/units/bytes';

/**
 * What blocks and write-ahead log may take of a volume. The rest is for the block that is being written while the
 * ones it is made of are still there: the 80-85 % of
 * https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size
 */
export const mostPercent = 85;

/** `retention.size` leaves room on the volume: a full one stops Prometheus. */
export const checkVolume = environmentCheck(['prometheus'], (environment) => {
  const { retention, storage } = environment.prometheus;
  const least = (retention.size.inBytes * 100) / mostPercent;
  if (storage.size.inBytes >= least) return [];
  const enough = gibibytes(Math.ceil(least / gibibytes(1).inBytes));
  return [
    problemAt(environment, 'volume', ['prometheus', 'retention', 'size'], {
      message: `${retention.size} is more than ${mostPercent} % of storage.size, ${storage.size}`,
      fix: `write less, or storage.size: ${enough.toSuggestion()} or more`,
    }),
  ];
});

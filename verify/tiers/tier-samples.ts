import { resolutions, type TierName } from '#lib/environment/tiers';
import { minutes } from '#lib/units/duration';
import type { DataSource } from '#verify/data-source';
import { type RawSample, rawSamples } from '#verify/tiers/raw-samples';

/** A counter of DWCP that is scraped once a second and always grows. */
export const counter = 'dwcp_consensus_rounds_total';

const window = minutes(5);

/** Whole minutes, so that each tier has had the time to take what it keeps of them. */
const settles = 75;

/** What one tier has of the counter in the last whole five minutes. */
export interface TierSamples {
  readonly tier: TierName;
  readonly samples: readonly RawSample[];
  /** By how much it grew, from the last sample before to the last in it. */
  readonly increase: number;
}

/** @param instance one of the addresses that DWCP is scraped at */
export async function samplesOf(
  sources: ReadonlyMap<TierName, DataSource>,
  instance: string,
): Promise<readonly TierSamples[]> {
  const end = Math.floor(Date.now() / 1_000) - settles;
  const selector = `${counter}{instance="${instance}"}[${window}]`;
  return Promise.all(
    [...sources].map(async ([tier, source]) => {
      const [growth] = await source.query(`increase(${selector})`, end);
      if (growth === undefined) throw new Error(`${tier} has no ${counter}`);
      return { tier, samples: await rawSamples(source, selector, end), increase: growth.value };
    }),
  );
}

/** @throws Error when a tier has more or fewer samples than one in each of its intervals */
export function expectResolutions(tiers: readonly TierSamples[]): string {
  return tiers
    .map(({ tier, samples }) => {
      const interval = intervalOf(tier);
      const expected = window.inSeconds / interval;
      // A restart or a late scrape costs one; the ends of the window are anywhere in an interval.
      if (Math.abs(samples.length - expected) > Math.max(1, expected * 0.02))
        throw new Error(`${tier} has ${samples.length} samples in ${window}, and should have ${expected}`);
      return `${tier} ${samples.length}`;
    })
    .join(', ');
}

/** @throws Error when a sample of a coarser tier is none of the finest: time and value are as they were scraped */
export function expectSubsets([finest, ...coarser]: readonly TierSamples[]): string {
  const known = new Set(finest?.samples.map(keyOf));
  const [first] = finest?.samples ?? [];
  return coarser
    .map(({ tier, samples }) => {
      const strange = samples.filter((sample) => first && sample.at > first.at && !known.has(keyOf(sample)));
      if (strange.length > 0)
        throw new Error(`${tier} has samples that ${finest?.tier} has not: ${strange.map(keyOf).join(', ')}`);
      return `${samples.length} of ${tier}`;
    })
    .join(', ');
}

const keyOf = ({ at, value }: RawSample): string => `${value} at ${at}`;

/** @throws Error when the counter grew by more or less in a coarser tier than it can grow within one of its intervals */
export function expectIncreases([finest, ...coarser]: readonly TierSamples[]): string {
  if (finest === undefined) throw new Error('there is no tier');
  const described = coarser.map(({ tier, increase }) => {
    const most = (finest.increase / window.inSeconds) * intervalOf(tier);
    if (Math.abs(finest.increase - increase) > most)
      throw new Error(
        `grew by ${finest.increase} in ${finest.tier} and by ${increase} in ${tier}, more than ${most} apart`,
      );
    return `${tier} ${increase}`;
  });
  return [`${finest.tier} ${finest.increase}`, ...described].join(', ');
}

const intervalOf = (tier: TierName): number => (tier === 'hot' ? 1 : resolutions[tier].inSeconds);

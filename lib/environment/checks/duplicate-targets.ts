import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';

/** A target that a job lists twice is scraped twice, and every sum counts it twice. */
export const checkDuplicateTargets = environmentCheck(['targets'], (environment) =>
  Object.entries(environment.targets).flatMap(([job, discovery]) => {
    if (discovery.kind !== 'static') return [];
    const addresses = discovery.addresses.map((address) => address.toLowerCase());
    return addresses.flatMap((address, index) => {
      const first = addresses.indexOf(address);
      if (first === index) return [];
      return problemAt(environment, 'duplicate-targets', ['targets', job, 'addresses', index], {
        message: `${address} is already target ${first + 1} of this job`,
        fix: 'remove one of the two',
      });
    });
  }),
);

import { environmentCheck } from '#lib/environment/checks/check';
import type { KeyPath } from '#lib/environment/environment';
import type { Discovery } from '#lib/environment/metrics-choices';
import { type Located, problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** A target that a job lists twice is scraped twice, and every sum counts it twice. */
export const checkDuplicateTargets = environmentCheck(['targets'], (environment) =>
  Object.entries(environment.targets).flatMap(([job, discovery]) =>
    duplicatesIn(environment, discovery, ['targets', job]),
  ),
);

/** The same for machines with a node-exporter of the site. */
export const checkDuplicateMachines = environmentCheck(['exporters'], (environment) => {
  const machines = environment.exporters.nodeExporter?.machines;
  if (machines === undefined) return [];
  return duplicatesIn(environment, machines, ['exporters', 'nodeExporter', 'machines']);
});

function duplicatesIn(located: Located, discovery: Discovery, path: KeyPath): readonly Problem[] {
  if (discovery.kind !== 'static') return [];
  const addresses = discovery.addresses.map((address) => address.toLowerCase());
  return addresses.flatMap((address, index) => {
    const first = addresses.indexOf(address);
    if (first === index) return [];
    return problemAt(located, 'duplicate-targets', [...path, 'addresses', index], {
      message: `${address} is already target ${first + 1} of this job`,
      fix: 'remove one of the two',
    });
  });
}

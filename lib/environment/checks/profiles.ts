import { checkAddresses } from '#lib/environment/checks/addresses';
import { environmentCheck } from '#lib/environment/checks/check';
import { checkSelector } from '#lib/environment/checks/discovery';
import { problemAt } from '#lib/environment/problem-at';

/** The lower-case names that Kubernetes allows: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const serviceName = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A service is called as in traces and logs, or nobody finds the profiles of a span. */
const checkServices = environmentCheck(['profiles'], (environment) =>
  Object.keys(environment.profiles?.targets ?? {})
    .filter((service) => !serviceName.test(service))
    .map((service) =>
      problemAt(environment, 'profiles', ['profiles', 'targets', service], {
        message: `${JSON.stringify(service)} is no name of a service`,
        fix: 'write lower-case letters, digits and "-", beginning with a letter, as in dwcp-v3',
      }),
    ),
);

const checkTargets = environmentCheck(['profiles'], (environment) =>
  Object.entries(environment.profiles?.targets ?? {}).flatMap(([service, target]) => {
    const path = ['profiles', 'targets', service];
    if (target.kind === 'kubernetes')
      return checkSelector(environment, target.selector, [...path, 'selector']);
    return checkAddresses(
      environment,
      target.addresses.map((address, index) => ({
        address,
        path: [...path, 'addresses', index],
        usualPort: 6_060,
      })),
    );
  }),
);

/** Pods are found by asking a cluster. */
const checkPods = environmentCheck(['output', 'profiles'], (environment) => {
  if (environment.output.kind === 'kubernetes') return [];
  return Object.entries(environment.profiles?.targets ?? {})
    .filter(([, target]) => target.kind === 'kubernetes')
    .map(([service]) =>
      problemAt(environment, 'profiles', ['profiles', 'targets', service, 'kind'], {
        message: 'output.kind is processes: there is no Kubernetes API to ask',
        fix: 'use static',
      }),
    );
});

/** What the bucket deletes by itself is in the index for longer, and every query for it fails. */
const checkBucket = environmentCheck(['profiles'], (environment) => {
  const { profiles } = environment;
  if (profiles?.storage.kind !== 'object storage') return [];
  const { deletesAfter } = profiles.storage.bucket;
  if (deletesAfter === undefined || !deletesAfter.isShorterThan(profiles.retention)) return [];
  return [
    problemAt(environment, 'profiles', ['profiles', 'retention'], {
      message: `${profiles.retention} is more than ${deletesAfter}, after which the bucket deletes what it holds`,
      fix: `write ${deletesAfter} or less, or let the bucket delete later: profiles.storage.bucket.deletesAfter`,
    }),
  ];
});

const checkObjectStorage = environmentCheck(['profiles', 'objectStorage'], (environment) => {
  const { profiles, objectStorage } = environment;
  if (profiles?.storage.kind !== 'object storage' || objectStorage !== undefined) return [];
  return [
    problemAt(environment, 'profiles', ['profiles', 'storage', 'kind'], {
      message: 'profiles are kept in object storage, and there is no objectStorage',
      fix: 'add objectStorage, or write kind: filesystem',
    }),
  ];
});

/** What is checked of profiles beside volumes and sizes, which are checked with those of the others. */
export const profileChecks = [checkServices, checkTargets, checkPods, checkBucket, checkObjectStorage];

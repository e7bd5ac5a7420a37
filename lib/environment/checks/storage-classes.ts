import { environmentCheck } from '#lib/environment/checks/check';
import type { Environment } from '#lib/environment/environment';
import type { KubernetesOutput, Output } from '#lib/environment/output-choices';
import { problemAt } from '#lib/environment/problem-at';
import { partsOf, type SizedPart } from '#lib/environment/sized-parts';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

/** A volume names a storage class of `output.storageClasses`; on one machine there are none. */
export const storageClassChecks = [
  environmentCheck(['output', 'prometheus'], (environment) =>
    check(environment, partsOf.prometheus(environment)),
  ),
  environmentCheck(['output', 'alertmanager'], (environment) =>
    check(environment, partsOf.alertmanager(environment)),
  ),
  environmentCheck(['output', 'victoriaMetrics'], (environment) =>
    check(environment, partsOf.victoriaMetrics(environment)),
  ),
  environmentCheck(['output', 'grafana'], (environment) => check(environment, partsOf.grafana(environment))),
  environmentCheck(['output', 'traces'], (environment) => check(environment, partsOf.traces(environment))),
  environmentCheck(['output', 'logs'], (environment) => check(environment, partsOf.logs(environment))),
  environmentCheck(['output', 'profiles'], (environment) =>
    check(environment, partsOf.profiles(environment)),
  ),
];

function check(
  environment: Pick<Environment, 'output' | 'place'>,
  parts: readonly SizedPart[],
): readonly Problem[] {
  return parts.flatMap(({ path, storage }) => {
    if (storage === undefined) return [];
    const wrong = mistake(environment.output, storage.storageClass);
    return wrong === undefined
      ? []
      : [problemAt(environment, 'storage-classes', [...path, 'storage', 'storageClass'], wrong)];
  });
}

function mistake(
  output: Output,
  storageClass: string | undefined,
): Pick<Problem, 'message' | 'fix'> | undefined {
  if (output.kind === 'processes') {
    if (storageClass === undefined) return undefined;
    return { message: 'output.kind is processes, which has no storage classes', fix: 'remove storageClass' };
  }
  return mistakeInCluster(output, storageClass);
}

function mistakeInCluster(
  { storageClasses }: KubernetesOutput,
  storageClass: string | undefined,
): Pick<Problem, 'message' | 'fix'> | undefined {
  const known = Object.keys(storageClasses);
  if (storageClass === undefined) {
    return { message: 'is missing', fix: `add storageClass: ${known.join(' | ')}` };
  }
  if (known.includes(storageClass)) return undefined;
  const meant = closest(storageClass, known);
  return {
    message: `${JSON.stringify(storageClass)} is not in output.storageClasses, which has ${known.join(', ')}`,
    fix: meant === undefined ? 'name one of those, or add it there' : `did you mean ${meant}?`,
  };
}

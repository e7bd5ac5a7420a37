import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { limitsOf, type Site } from '#lib/sizing/capacity';
import { carries, headroom, inWords, isExceeded, type Limit, limitName } from '#lib/sizing/limit';
import { renderLoad } from '#lib/sizing/need';
import { closest } from '#lib/suggestion';

/** Whether everything carries the declared load, but for the risks that the environment accepts by name. */
export function checkCapacity(
  environment: Pick<Environment, 'acceptedRisks' | 'place'>,
  limits: readonly Limit[],
): readonly Problem[] {
  return limits
    .filter((limit) => isExceeded(limit) && !isAccepted(environment, limit))
    .map((limit) =>
      problemAt(environment, 'capacity', limit.path, {
        message: inWords(limit),
        fix: `${limit.fix}; or accept it: acceptedRisks: { ${limitName(limit)}: the reason }`,
      }),
    );
}

/** Whether the environment accepts that a limit is exceeded. */
export const isAccepted = ({ acceptedRisks }: Pick<Environment, 'acceptedRisks'>, limit: Limit): boolean =>
  Object.hasOwn(acceptedRisks, limitName(limit));

/** Accepted risks are limits that there are, and that the declared load exceeds: what is not needed would hide the next one. */
export function checkAcceptedRisks(environment: Site): readonly Problem[] {
  const limits = new Map(limitsOf(environment).map((limit) => [limitName(limit), limit]));
  return Object.keys(environment.acceptedRisks).flatMap((name) => {
    const mistake = mistakeIn(name, limits);
    return mistake === undefined
      ? []
      : [problemAt(environment, 'capacity', ['acceptedRisks', name], mistake)];
  });
}

function mistakeIn(
  name: string,
  limits: ReadonlyMap<string, Limit>,
): Pick<Problem, 'message' | 'fix'> | undefined {
  const limit = limits.get(name);
  if (limit === undefined) {
    const meant = closest(name, limits.keys());
    return {
      message: 'no limit has this name',
      fix: meant === undefined ? `the limits are ${[...limits.keys()].join(', ')}` : `did you mean ${meant}?`,
    };
  }
  if (isExceeded(limit)) return undefined;
  const { declared, unit } = limit.need;
  return {
    message: `this risk does not occur: ${limit.component} carries ${renderLoad(carries(limit), unit)} of ${renderLoad(declared, unit)}, ${headroom(limit)} % headroom`,
    fix: 'remove it',
  };
}

import type { Environment } from '#lib/environment/environment';
import type { CapacityFact } from '#lib/output/stack-output';
import { limitsOf } from '#lib/sizing/capacity';
import { carries, carriesAtMost, headroom, type Limit, limitName, renderAmount } from '#lib/sizing/limit';
import { renderLoad } from '#lib/sizing/need';

/** What the environment carries of its declared load. */
export const capacityFacts = (environment: Environment): readonly CapacityFact[] =>
  limitsOf(environment).map((limit) => capacityFact(environment, limit));

function capacityFact({ acceptedRisks }: Environment, limit: Limit): CapacityFact {
  const { need, given, resource } = limit;
  const left = headroom(limit);
  const most = carriesAtMost(limit);
  const accepted = acceptedRisks[limitName(limit)];
  return {
    limit: limitName(limit),
    given: renderAmount(given, resource),
    declared: renderLoad(need.declared, need.unit),
    carries: renderLoad(carries(limit), need.unit),
    ...(most !== undefined && { growsTo: renderLoad(most, need.unit) }),
    ...(left !== undefined && { headroom: left }),
    ...(accepted !== undefined && { accepted }),
  };
}

import type { Problem } from '#lib/problem';
import { nameOf, policyPlace, type RoutingCheck } from '#lib/routing/checks/check';
import { everyDelivery } from '#lib/routing/checks/reached';
import type { Delivery } from '#lib/routing/evaluate';
import type { Duration } from '#lib/units/duration';

export const intervals: RoutingCheck = {
  name: 'routing/intervals',
  why: 'Alertmanager looks at repetitions once per group interval, and forgets what it sent after its retention.',
  check(subject) {
    const { retention } = subject.environment.alertmanager;
    const byRoute = new Map(everyDelivery(subject).map((delivery) => [delivery.route, delivery]));
    return [...byRoute.values()].flatMap((delivery) => problemsOf(delivery, retention));
  },
};

function problemsOf(
  { route, groupInterval, repeatInterval }: Delivery,
  retention: Duration,
): readonly Problem[] {
  const problem = (message: string, fix: string): Problem => ({
    check: 'routing/intervals',
    where: policyPlace,
    subject: nameOf(route),
    message,
    fix,
  });
  if (groupInterval.inMilliseconds === 0) {
    return [
      problem('has a group_interval of 0s, which Alertmanager refuses', 'use 1m; group_wait may be 0s'),
    ];
  }
  const problems: Problem[] = [];
  if (
    repeatInterval.inMilliseconds === 0 ||
    repeatInterval.inMilliseconds % groupInterval.inMilliseconds !== 0
  ) {
    problems.push(
      problem(
        `repeats every ${repeatInterval}, which is no multiple of its group_interval of ${groupInterval}`,
        'make repeat_interval a multiple: in between nothing is looked at',
      ),
    );
  }
  if (retention.isShorterThan(repeatInterval)) {
    problems.push(
      problem(
        `repeats every ${repeatInterval}, longer than the ${retention} that Alertmanager remembers what it sent`,
        'raise alertmanager.retention, or repeat more often',
      ),
    );
  }
  return problems;
}

import type { Environment } from '#lib/environment/environment';
import { loadEnvironments } from '#lib/environment/load';
import { evaluate } from '#lib/routing/evaluate';
import { routingFor } from '#lib/routing/tree';
import { declaredAlerts } from '#test/lib/routing/declared-alerts';

const { environments: site } = loadEnvironments('test/site/environments');
const { environments: deployed } = loadEnvironments('environments');

function receivers(environment: Environment): Readonly<Record<string, string>> {
  const routing = routingFor(environment);
  return Object.fromEntries(
    declaredAlerts(environment).map((labels) => [
      labels.alertname ?? '',
      evaluate(routing, labels).receivers.join(', '),
    ]),
  );
}

describe('the alerts that are declared', () => {
  it.each(site)('reach these receivers in $name', (environment) => {
    expect(receivers(environment)).toMatchSnapshot();
  });

  it('reach somebody at any time when they page, whatever else fires', () => {
    const night = new Date('2026-01-11T03:00:00Z');
    const quiet = [...site, ...deployed].flatMap((environment) => {
      const firing = declaredAlerts(environment);
      return firing
        .filter(({ severity }) => severity === 'critical' || severity === 'none')
        .map((labels) => evaluate(routingFor(environment), labels, { at: night, firing }))
        .filter(({ deliveries, inhibitedBy }) => inhibitedBy ?? deliveries.some(({ mutedBy }) => mutedBy[0]));
    });
    expect(quiet).toEqual([]);
  });
});

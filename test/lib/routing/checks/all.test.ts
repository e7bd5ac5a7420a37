import type { Environment } from '#lib/environment/environment';
import { renderProblem } from '#lib/problem';
import { routingChecks, routingProblems } from '#lib/routing/checks/all';
import type { KnownAlert } from '#lib/routing/known-alert';
import { labelIs } from '#lib/routing/matcher';
import type { InhibitRule, Route, Routing } from '#lib/routing/routing';
import { routingFor } from '#lib/routing/tree';
import { hours, minutes, seconds } from '#lib/units/duration';
import { alert, alerts, environment, environments } from '#test/lib/routing/example';

const good = routingFor(environment());
const [rule] = good.inhibitRules;
const [receiver] = good.receivers;

interface Subject {
  readonly routing?: Routing;
  readonly alerts?: readonly KnownAlert[];
  readonly environment?: Environment;
}

/** What is said about the example with one thing broken. */
function told({
  routing = good,
  alerts: known = alerts,
  environment: from = environment(),
}: Subject): string {
  return routingProblems({ environment: from, routing, alerts: known }).map(renderProblem).join('\n');
}

const withRoutes = (routes: readonly Route[]): Subject => ({
  routing: { ...good, route: { ...good.route, routes } },
});
const changedRoute = (about: string, changes: Partial<Route>): Subject =>
  withRoutes(good.route.routes.map((route) => (route.about === about ? { ...route, ...changes } : route)));
const withRule = (changes: Partial<InhibitRule>): Subject => ({
  routing: { ...good, inhibitRules: rule === undefined ? [] : [{ ...rule, ...changes }] },
});

describe('the checks of the routing', () => {
  it.each(environments)('find nothing wrong with $name', (each) => {
    expect(told({ environment: each, routing: routingFor(each) })).toBe('');
  });

  it('have different names, and say why', () => {
    expect(new Set(routingChecks.map(({ name }) => name)).size).toBe(routingChecks.length);
    expect(routingChecks.filter(({ why }) => why === '')).toEqual([]);
  });

  const late: Route = {
    about: 'Late',
    matchers: [labelIs('severity', 'info')],
    receiver: 'info',
    routes: [],
  };

  it.each<[string, Subject]>([
    ['a route behind one that takes its alerts', withRoutes([...good.route.routes, late])],
    [
      'a receiver that nothing is sent to',
      {
        routing: {
          ...good,
          receivers: [...good.receivers, ...(receiver ? [{ ...receiver, name: 'forgotten' }] : [])],
        },
      },
    ],
    ['a route that is missing', withRoutes(good.route.routes.slice(0, -1))],
    ['a receiver that does not exist', changedRoute('For information', { receiver: 'nobody' })],
    [
      'hours that do not exist',
      changedRoute('For information', { hours: { kind: 'only during', intervals: ['nights'] } }),
    ],
    [
      'an inhibition rule that is there twice',
      { routing: { ...good, inhibitRules: [...good.inhibitRules, ...good.inhibitRules] } },
    ],
    ['an alert of no severity', { alerts: [alert('Odd', { team: 'ml', component: 'x' })] }],
    ['an alert of no team', { alerts: [alert('Odd', { severity: 'critical', component: 'x' })] }],
    ['an alert of no component', { alerts: [alert('Odd', { severity: 'info', team: 'ml' })] }],
    [
      'an alert without a label it is grouped by',
      { alerts: [alert('Odd', { severity: 'warning', team: 'ml', category: 'x' })] },
    ],
    ['an interval of zero', changedRoute('For information', { groupInterval: seconds(0) })],
    ['a repetition between two turns', changedRoute('For information', { repeatInterval: minutes(90) })],
    [
      'a repetition that is forgotten by then',
      changedRoute('For information', { repeatInterval: hours(121) }),
    ],
    ['an inhibition that mutes nothing', withRule({ target: [labelIs('severity', 'none')] })],
    ['an inhibition by a label that alerts lack', withRule({ equal: ['component', 'zone'] })],
    ['an inhibition between what always differs', withRule({ equal: ['severity'] })],
  ])('tell of %s', (_, subject) => {
    expect(told(subject)).toMatchSnapshot();
  });
});

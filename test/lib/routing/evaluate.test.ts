import { evaluate } from '#lib/routing/evaluate';
import { labelIs, labelMatches } from '#lib/routing/matcher';
import type { InhibitRule, Route, Routing } from '#lib/routing/routing';
import { routingFor } from '#lib/routing/tree';
import { minutes } from '#lib/units/duration';
import { alert, environment } from '#test/lib/routing/example';

const route = (changes: Partial<Route>): Route => ({
  about: 'a route',
  matchers: [],
  routes: [],
  ...changes,
});

function routing(routes: readonly Route[], inhibitRules: readonly InhibitRule[] = []): Routing {
  return {
    route: {
      receiver: 'default',
      groupBy: ['alertname'],
      groupWait: minutes(0),
      groupInterval: minutes(1),
      repeatInterval: minutes(10),
      routes,
    },
    receivers: [],
    inhibitRules,
    timeIntervals: [
      { name: 'mornings', weekdays: ['sunday:saturday'], from: '00:00', to: '12:00', timeZone: 'UTC' },
      { name: 'days', weekdays: ['sunday:saturday'], from: '00:00', to: '20:00', timeZone: 'UTC' },
    ],
  };
}

const ml = labelIs('team', 'ml');
const morning = new Date('2026-01-12T11:59:00Z');
const afternoon = new Date('2026-01-12T12:00:00Z');
const night = new Date('2026-01-12T20:00:00Z');

describe('evaluate', () => {
  it('gives an alert that no route takes to the default receiver', () => {
    expect(evaluate(routing([route({ matchers: [ml], receiver: 'ml' })]), { team: 'x' }).receivers).toEqual([
      'default',
    ]);
  });

  it('stops at the first route that matches', () => {
    const routes = [
      route({ matchers: [ml], receiver: 'first' }),
      route({ matchers: [ml], receiver: 'second' }),
    ];
    expect(evaluate(routing(routes), { team: 'ml' }).receivers).toEqual(['first']);
  });

  it('goes on after a route that says so', () => {
    const routes = [
      route({ matchers: [ml], receiver: 'first', continue: true }),
      route({ matchers: [ml], receiver: 'second' }),
    ];
    expect(evaluate(routing(routes), { team: 'ml' }).receivers).toEqual(['first', 'second']);
  });

  it('lets the innermost route take the alert, and inherits what that leaves out', () => {
    const inner = route({ matchers: [ml], groupWait: minutes(7) });
    const outer = route({
      receiver: 'outer',
      groupBy: ['team'],
      repeatInterval: minutes(3),
      routes: [inner],
    });
    const [delivery] = evaluate(routing([outer]), { alertname: 'A', team: 'ml' }).deliveries;
    expect(delivery).toEqual({
      route: inner,
      receiver: 'outer',
      groupBy: ['team'],
      groupLabels: { team: 'ml' },
      groupWait: minutes(7),
      groupInterval: minutes(1),
      repeatInterval: minutes(3),
      mutedBy: [],
    });
  });

  it('leaves labels that the alert lacks out of its group', () => {
    const { deliveries } = evaluate(routing([route({ groupBy: ['team', 'zone'] })]), { team: 'ml' });
    expect(deliveries.map((delivery) => delivery.groupLabels)).toEqual([{ team: 'ml' }]);
  });

  it('groups by every label where the route says so', () => {
    const labels = { alertname: 'A', team: 'ml' };
    const { deliveries } = evaluate(routing([route({ groupBy: 'every label' })]), labels);
    expect(deliveries.map((delivery) => delivery.groupLabels)).toEqual([labels]);
  });

  it('mutes outside of all the hours it is told during', () => {
    const hours = { kind: 'only during', intervals: ['mornings', 'days'] } as const;
    const mutedBy = (at?: Date) =>
      evaluate(routing([route({ hours })]), {}, at && { at }).deliveries.flatMap((each) => each.mutedBy);
    expect(mutedBy(morning)).toEqual([]);
    expect(mutedBy(afternoon)).toEqual([]);
    expect(mutedBy(night)).toEqual(['mornings', 'days']);
    expect(mutedBy()).toEqual([]);
  });

  it('mutes within any of the hours it is never told during', () => {
    const hours = { kind: 'never during', intervals: ['mornings', 'days'] } as const;
    const mutedBy = (at: Date) =>
      evaluate(routing([route({ hours })]), {}, { at }).deliveries.flatMap((each) => each.mutedBy);
    expect(mutedBy(morning)).toEqual(['mornings', 'days']);
    expect(mutedBy(afternoon)).toEqual(['days']);
    expect(mutedBy(night)).toEqual([]);
  });

  it('does not inherit hours', () => {
    const hours = { kind: 'only during', intervals: ['mornings'] } as const;
    const routes = [route({ hours, routes: [route({ matchers: [ml] })] })];
    expect(evaluate(routing(routes), { team: 'ml' }, { at: night }).deliveries[0]?.mutedBy).toEqual([]);
    expect(evaluate(routing(routes), { team: 'x' }, { at: night }).deliveries[0]?.mutedBy).toEqual([
      'mornings',
    ]);
  });

  const rule: InhibitRule = {
    name: 'x-mutes-y',
    source: [labelMatches('kind', 'x|both')],
    target: [labelMatches('kind', 'y|both')],
    equal: ['zone'],
  };
  it.each([
    ['a source in the same zone', { kind: 'y', zone: '1' }, [{ kind: 'x', zone: '1' }], true],
    ['no source', { kind: 'y', zone: '1' }, [], false],
    ['a source in another zone', { kind: 'y', zone: '1' }, [{ kind: 'x', zone: '2' }], false],
    ['a source without a zone when it has none', { kind: 'y' }, [{ kind: 'x' }], true],
    ['itself', { kind: 'both' }, [{ kind: 'both' }], false],
    ['a source that is only a source, when it is both', { kind: 'both' }, [{ kind: 'x' }], true],
    ['another that is both, when it is only a target', { kind: 'y' }, [{ kind: 'both' }], true],
  ])('lets an alert be muted by %s, or not', (_, labels, firing, muted) => {
    const { inhibitedBy } = evaluate(routing([], [rule]), labels, { firing });
    expect(inhibitedBy).toEqual(muted ? { rule: 'x-mutes-y', source: firing[0] } : undefined);
  });
});

describe("an environment's inhibition", () => {
  const down = alert('Down', { severity: 'critical', team: 'oncall', component: 'amst' }).labels;

  it.each([
    ['a warning of the same component', { severity: 'warning', component: 'amst' }, true],
    ['information about the same component', { severity: 'info', component: 'amst' }, true],
    ['no other critical alert', { severity: 'critical', component: 'amst' }, false],
    ['no other component', { severity: 'warning', component: 'hde' }, false],
    ['no capacity alert', { severity: 'warning', component: 'amst', category: 'capacity' }, false],
    ['not what has no component', { severity: 'warning' }, false],
    ['no other site', { severity: 'warning', component: 'amst', site: 'paris' }, false],
  ])('mutes %s', (_, labels, expected) => {
    const target = { ...alert('Lesser', {}).labels, ...labels };
    const { inhibitedBy } = evaluate(routingFor(environment()), target, { firing: [down] });
    expect(inhibitedBy?.rule).toBe(expected ? 'critical-mutes-lesser-of-its-component' : undefined);
  });

  it('never mutes the Watchdog', () => {
    const watchdog = alert('Watchdog', { severity: 'none', component: 'amst' }).labels;
    expect(evaluate(routingFor(environment()), watchdog, { firing: [down] }).inhibitedBy).toBeUndefined();
  });
});

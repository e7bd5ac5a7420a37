import { contains, type TimeInterval } from '#lib/routing/time-interval';

const interval: TimeInterval = {
  name: 'office-hours',
  weekdays: ['monday:thursday', 'saturday'],
  from: '08:00',
  to: '18:30',
  timeZone: 'Europe/Berlin',
};

describe('a time interval', () => {
  it.each([
    ['begins at its first minute', '2026-01-12T08:00:00+01:00', true],
    ['has not begun a second earlier', '2026-01-12T07:59:59+01:00', false],
    ['lasts through its last minute', '2026-01-12T18:29:59+01:00', true],
    ['is over at its end', '2026-01-12T18:30:00+01:00', false],
    ['contains the last day of a range', '2026-01-15T12:00:00+01:00', true],
    ['does not contain the day after', '2026-01-16T12:00:00+01:00', false],
    ['contains a single day', '2026-01-17T12:00:00+01:00', true],
    ['goes by the clocks of its zone in summer, too', '2026-07-13T06:00:00Z', true],
    ['is an hour later by UTC in winter', '2026-01-12T06:00:00Z', false],
    ['takes the weekday of its zone', '2026-01-11T23:30:00Z', false],
  ])('%s', (_, moment, expected) => {
    expect(contains(interval, new Date(moment))).toBe(expected);
  });

  it('can last the whole week, to the last minute', () => {
    const always = { ...interval, weekdays: ['sunday:saturday'], from: '00:00', to: '24:00' };
    const hours = Array.from({ length: 7 * 24 }, (_, hour) => new Date(Date.UTC(2026, 2, 26, hour, 59)));
    expect(hours.every((moment) => contains(always, moment))).toBe(true);
  });

  it('takes the weekday of a zone that is a day ahead', () => {
    const sunday = {
      ...interval,
      weekdays: ['sunday'],
      from: '00:00',
      to: '24:00',
      timeZone: 'Pacific/Apia',
    };
    expect(contains(sunday, new Date('2026-01-10T12:00:00Z'))).toBe(true);
    expect(contains(sunday, new Date('2026-01-11T12:00:00Z'))).toBe(false);
  });
});

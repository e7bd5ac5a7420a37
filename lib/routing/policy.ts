import { labelIs, type Matcher } from '#lib/routing/matcher';
import type { Timing } from '#lib/routing/routing';
import { type Duration, days, hours, minutes, seconds } from '#lib/units/duration';

/** Where a policy sends its alerts; `page` and `chat` are the team's own where it has one. */
export type Channel = 'page' | 'chat' | 'capacity' | 'info' | 'deadMansSwitch';

/** How one kind of alert is told about. */
export interface Policy extends Timing {
  /** Which alerts these are, in words. */
  readonly about: string;
  readonly matchers: readonly Matcher[];
  readonly channel: Channel;
  /**
   * Whether it waits for office hours where the site has them. Only for channels that are not told when an alert is
   * over: Alertmanager forgets an alert that resolves while its route is muted, and its receiver would show it for ever.
   */
  readonly waits: boolean;
}

/** One notification per fault: another alert, place or component never has to wait for this group's next turn. */
const byFault = ['alertname', 'component', 'cluster', 'site'];

const atOnce = minutes(0);

/** Repeats until somebody has it in hand. */
const page = (groupWait: Duration, repeatInterval: Duration) =>
  ({
    channel: 'page',
    waits: false,
    groupBy: byFault,
    groupWait,
    groupInterval: minutes(1),
    repeatInterval,
  }) as const;

/**
 * The first policy that matches takes the alert, so the urgent ones come first: an escalation can raise an alert
 * above its severity, and a critical alert pages whatever else it is.
 */
export const policies: readonly Policy[] = [
  {
    about: 'The Watchdog, which always fires: its absence is the alarm',
    matchers: [labelIs('alertname', 'Watchdog')],
    channel: 'deadMansSwitch',
    waits: false,
    groupBy: ['alertname', 'cluster', 'site'],
    groupWait: atOnce,
    // A repetition falls due just after the turn at which it is looked for, so this is one message a minute.
    groupInterval: seconds(30),
    repeatInterval: seconds(30),
  },
  {
    about: 'Escalated, though a minute does not matter',
    matchers: [labelIs('escalation', 'high')],
    ...page(minutes(1), hours(1)),
  },
  {
    about: 'Escalated at once',
    matchers: [labelIs('escalation', 'immediate')],
    ...page(atOnce, minutes(30)),
  },
  {
    about: 'Critical without an escalation',
    matchers: [labelIs('severity', 'critical')],
    ...page(atOnce, minutes(30)),
  },
  {
    about: 'Capacity: something will run out, but not today',
    matchers: [labelIs('category', 'capacity')],
    channel: 'capacity',
    waits: false,
    groupBy: ['category', 'cluster', 'site'],
    groupWait: hours(1),
    groupInterval: hours(1),
    repeatInterval: days(1),
  },
  {
    about: 'Warnings',
    matchers: [labelIs('severity', 'warning')],
    channel: 'chat',
    waits: false,
    groupBy: byFault,
    groupWait: minutes(5),
    groupInterval: minutes(5),
    repeatInterval: hours(12),
  },
  {
    about: 'For information',
    matchers: [labelIs('severity', 'info')],
    channel: 'info',
    waits: true,
    groupBy: ['team', 'cluster', 'site'],
    groupWait: minutes(5),
    groupInterval: hours(1),
    repeatInterval: days(1),
  },
];

/** For alerts that no policy knows, which is a mistake that somebody has to see. */
export const unrouted: Timing = {
  groupBy: ['alertname', 'cluster', 'site'],
  groupWait: minutes(1),
  groupInterval: minutes(5),
  repeatInterval: hours(4),
};

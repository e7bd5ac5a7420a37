import type { Environment } from '#lib/environment/environment';
import type { Destination } from '#lib/environment/receiver-choices';
import { evaluate } from '#lib/routing/evaluate';
import { type Labels, type Matcher, renderMatcher } from '#lib/routing/matcher';
import type { GroupBy, InhibitRule, Receiver, RootRoute, Route, Routing } from '#lib/routing/routing';
import { teams } from '#lib/routing/team';
import type { TimeInterval } from '#lib/routing/time-interval';
import { teamReceiver } from '#lib/routing/tree';

/**
 * `ROUTING.md`: who is told about what and when, for somebody who was just woken. Markdown.
 *
 * @param alerts every alert of the environment
 */
export function routingPage(environment: Environment, routing: Routing, alerts: readonly Labels[]): string {
  return `# Alert routing in ${environment.name}

Generated from \`environments/${environment.name}.yaml\` and \`lib/routing/policy.ts\`; do not edit.

## What happens to an alert

The first line that matches takes the alert.

${table(
  ['alert', 'matches', 'goes to', 'first message', 'one message for each', 'news', 'reminder', 'waits for'],
  [...routing.route.routes.map((route) => routeRow(route, routing.route)), defaultRow(routing.route)],
)}

*First message*: after the first alert of a message fires. *News*: at the earliest, when alerts join or are over.
*Reminder*: when nothing changed and it still fires; it goes out at the first turn for news after that time.

## Every alert

${table(
  ['alert', 'severity', 'escalation', 'team', 'goes to'],
  alerts.map((labels) => alertRow(labels, routing)),
)}

## Who a team's messages reach

${table(['team', 'pages', 'warnings'], teamRows(environment, routing))}

## Where messages go

${table(['receiver', 'for', 'where', 'told when it is over'], routing.receivers.map(receiverRow))}

## What keeps quiet

${[...routing.inhibitRules.map(inhibitionLine), ...routing.timeIntervals.map(intervalLine)].join('\n')}
- Whatever is silenced: follow *Silence* in the message, or *Silences* on ${environment.hosts.alertmanager}.

## To see what becomes of one alert

\`npm run tools -- --list\` says where \`amtool\` is.

\`\`\`
amtool config routes test --config.file=dist/${environment.name}/config/alertmanager.yaml severity=warning team=network
\`\`\`
`;
}

function routeRow(route: Route, root: RootRoute): readonly string[] {
  const timing = { ...root, ...route };
  return [
    route.about,
    code(route.matchers),
    route.routes.length === 0 ? timing.receiver : `${timing.receiver}, or the team's own`,
    timing.groupWait.inMilliseconds === 0 ? 'at once' : `after ${timing.groupWait}`,
    grouping(timing.groupBy),
    `every ${timing.groupInterval}`,
    `every ${timing.repeatInterval}`,
    route.hours?.intervals.join(', ') ?? 'nothing',
  ];
}

function defaultRow(root: RootRoute): readonly string[] {
  return routeRow({ about: 'Anything else: a mistake in the rules', matchers: [], routes: [] }, root);
}

function alertRow(labels: Labels, routing: Routing): readonly string[] {
  const { alertname = '', severity = '', escalation = '', team = '' } = labels;
  return [alertname, severity, escalation, team, evaluate(routing, labels).receivers.join(', ')];
}

function teamRows({ receivers }: Environment, routing: Routing): readonly (readonly string[])[] {
  const where = (name: string) => {
    const receiver = routing.receivers.find((each) => each.name === name);
    return receiver === undefined ? name : destinationOf(receiver.destination);
  };
  return teams.map((team) => [
    team,
    where(teamReceiver('page', team, receivers)),
    where(teamReceiver('chat', team, receivers)),
  ]);
}

function receiverRow({ name, about, destination, sendResolved }: Receiver): readonly string[] {
  return [name, about, destinationOf(destination), sendResolved ? 'yes' : 'no'];
}

function destinationOf(destination: Destination): string {
  switch (destination.kind) {
    case 'pagerduty':
      return `PagerDuty, key ${destination.routingKey.secret}/${destination.routingKey.key}`;
    case 'slack':
      return `Slack ${destination.channel}`;
    case 'email':
      return `mail to ${destination.to}`;
    case 'webhook':
      return `webhook ${destination.url}`;
    case 'webhook from secret':
      return `webhook, address ${destination.url.secret}/${destination.url.key}`;
  }
}

function inhibitionLine({ source, target, equal }: InhibitRule): string {
  return `- While an alert with ${code(source)} fires: those with ${code(target)} and the same ${equal.join(', ')}.`;
}

function intervalLine({ name, weekdays, from, to, timeZone }: TimeInterval): string {
  const days = weekdays.join(', ').replaceAll(':', ' to ');
  return `- What waits for ${name}: outside of ${days}, ${from} to ${to}, ${timeZone}. It is told when they begin.`;
}

const code = (matchers: readonly Matcher[]) =>
  matchers.map((matcher) => `\`${renderMatcher(matcher)}\``).join(' and ');

const grouping = (groupBy: GroupBy) => (groupBy === 'every label' ? groupBy : groupBy.join(', '));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

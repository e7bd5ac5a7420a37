import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alertmanagerConfig } from '#lib/components/alertmanager/config';
import { type Circumstances, evaluate } from '#lib/routing/evaluate';
import { possibleAlerts } from '#lib/routing/known-alert';
import { type Labels, labelIs, labelMatches } from '#lib/routing/matcher';
import type { Route, Routing } from '#lib/routing/routing';
import type { TimeInterval } from '#lib/routing/time-interval';
import { routingFor } from '#lib/routing/tree';
import { minutes } from '#lib/units/duration';
import {
  type AlertmanagerServer,
  type ServedAlert,
  startAlertmanager,
  waitFor,
} from '#test/lib/routing/alertmanager-server';
import { alerts, environment, oneWebhook, processes } from '#test/lib/routing/example';
import { hastened } from '#test/lib/routing/hastened';
import { randomLabels, randomRouting, seeded } from '#test/lib/routing/random';
import { withProgram } from '#test/programs';

const local = environment({ name: 'local', output: processes, receivers: oneWebhook });

withProgram('alertmanager', (alertmanager) => {
  let folder = '';
  let server: AlertmanagerServer | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  });
  afterEach(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  async function start(routing: Routing): Promise<AlertmanagerServer> {
    for (const { path, text } of alertmanagerConfig(local, routing)) write(path, text);
    server = await startAlertmanager(alertmanager, folder);
    return server;
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  it('agrees about the receivers and groups of every alert that rules could send', async () => {
    const routing = hastened(routingFor(environment()));
    const sent = [...possibleAlerts(environment()), ...alerts.map((alert) => alert.labels)];
    const running = await start(toNowhere(routing));
    await running.post(sent.map((labels) => ({ labels })));
    await expectAgreement(running, routing, sent);
  }, 60_000);

  it('agrees about receivers and groups in random trees', async () => {
    const random = seeded(3);
    for (let tree = 0; tree < 4; tree += 1) {
      const routing = randomRouting(random);
      const sent = distinct(Array.from({ length: 60 }, () => ({ ...randomLabels(random), always: 'here' })));
      const running = await start(routing);
      await running.post(sent.map((labels) => ({ labels })));
      await expectAgreement(running, routing, sent);
      await running.stop();
    }
  }, 60_000);

  it('agrees about who inhibits whom', async () => {
    const routing: Routing = {
      ...routingFor(local),
      inhibitRules: [
        ...routingFor(local).inhibitRules,
        // Both sides of this one can match the same alert, and one of its equal labels is often absent.
        {
          name: 'x-mutes-x-or-y',
          source: [labelIs('kind', 'x')],
          target: [labelMatches('kind', 'x|y')],
          equal: ['zone', 'component'],
        },
      ],
    };
    const random = seeded(4);
    const one = (values: readonly string[]) => values[Math.floor(random() * values.length)] ?? '';
    const sent = distinct(
      Array.from({ length: 80 }, (_, index) =>
        Object.fromEntries(
          Object.entries({
            alertname: `Alert${index}`,
            severity: one(['critical', 'warning', 'info', 'none']),
            category: one(['', '', 'capacity']),
            component: one(['a', 'b', 'c', 'd', 'e', 'f', '']),
            kind: one(['', '', '', 'x', 'y', 'y', 'y']),
            zone: one(['1', '2', '']),
            site: one(['berlin', 'paris']),
          }).filter(([, value]) => value !== ''),
        ),
      ),
    );
    const running = await start(routing);
    await running.post(sent.map((labels) => ({ labels })));
    await waitFor(async () => (await running.alerts()).length === sent.length);
    const served = await running.alerts();
    const theirs = served.map(({ labels, status }) => [labels, status.inhibitedBy.length > 0]);
    const ours = served.map(({ labels }) => [
      labels,
      evaluate(routing, labels, { firing: sent }).inhibitedBy !== undefined,
    ]);
    expect(ours).toEqual(theirs);
    expect(ours.filter(([, inhibited]) => inhibited).length).toBeGreaterThan(10);
  }, 60_000);

  it('agrees about what waits for which hours now', async () => {
    await clearOfQuarterHours();
    const now = new Date();
    const intervals = [always('always'), always('always as well'), ...randomIntervals()];
    const routing: Routing = {
      ...hastened(routingFor(local)),
      timeIntervals: intervals,
      route: {
        ...hastened(routingFor(local)).route,
        routes: intervals.flatMap(({ name }, index) => [
          during(name, 'only during', [name]),
          during(name, 'never during', [name, intervals[index - 1]?.name ?? name]),
        ]),
      },
    };
    const sent = intervals.flatMap(({ name }) =>
      ['only during', 'never during'].map((kind) => ({ alertname: 'Hours', interval: name, kind })),
    );
    const running = await start(routing);
    await running.post(sent.map((labels) => ({ labels })));
    // A group's hours are looked at when it is first due, a moment after it has come to be.
    const mutedBy = async () =>
      new Map(
        (await running.groups()).flatMap(({ alerts: members }) =>
          members.map(({ labels, status }) => [keyOf(labels), status.mutedBy]),
        ),
      );
    const expected = new Map(sent.map((labels) => [keyOf(labels), muted(routing, labels, { at: now })]));
    await waitFor(async () => {
      const served = await mutedBy();
      return sent.every((labels) => {
        const key = keyOf(labels);
        return (served.get(key)?.length ?? 0) === (expected.get(key)?.length ?? 0);
      });
    });
    expect(await mutedBy()).toEqual(expected);
    const counts = [...expected.values()].map((names) => names.length);
    expect(counts).toEqual(expect.arrayContaining([0, 1, 2]));
  }, 60_000);
});

/** The same tree, and nobody listens. */
function toNowhere(routing: Routing): Routing {
  const destination = { kind: 'webhook', url: 'http://127.0.0.1:9/' } as const;
  return { ...routing, receivers: routing.receivers.map((receiver) => ({ ...receiver, destination })) };
}

async function expectAgreement(
  server: AlertmanagerServer,
  routing: Routing,
  sent: readonly Labels[],
): Promise<void> {
  const ours = sent.flatMap((labels) =>
    evaluate(routing, labels).deliveries.map((each) => lineOf(labels, each.receiver, each.groupLabels)),
  );
  const served = async () =>
    (await server.groups()).flatMap((group) =>
      group.alerts.map((alert: ServedAlert) => lineOf(alert.labels, group.receiver.name, group.labels)),
    );
  await waitFor(async () => (await served()).length >= new Set(ours).size);
  expect(new Set(await served())).toEqual(new Set(ours));
}

const lineOf = (labels: Labels, receiver: string, groupLabels: Labels) =>
  `${keyOf(labels)} to ${receiver} by ${keyOf(groupLabels)}`;

const keyOf = (labels: Labels) => JSON.stringify(Object.entries(labels).sort());

const distinct = (all: readonly Labels[]): readonly Labels[] => [
  ...new Map(all.map((labels) => [keyOf(labels), labels])).values(),
];

const muted = (routing: Routing, labels: Labels, circumstances: Circumstances) =>
  evaluate(routing, labels, circumstances).deliveries.flatMap((delivery) => delivery.mutedBy);

function during(interval: string, kind: 'only during' | 'never during', intervals: readonly string[]): Route {
  return {
    about: `${kind} ${intervals}`,
    matchers: [labelIs('interval', interval), labelIs('kind', kind)],
    groupBy: ['interval', 'kind'],
    hours: { kind, intervals },
    routes: [],
  };
}

/** Random intervals begin and end at full hours somewhere in the world: not while a test looks. */
async function clearOfQuarterHours(): Promise<void> {
  const quarter = minutes(15).inMilliseconds;
  const left = quarter - (Date.now() % quarter);
  if (left < 5_000) await sleep(left);
}

const always = (name: string): TimeInterval => ({
  name,
  weekdays: ['sunday:saturday'],
  from: '00:00',
  to: '24:00',
  timeZone: 'UTC',
});

function randomIntervals(): readonly TimeInterval[] {
  const random = seeded(5);
  const weekdays = ['sunday:wednesday', 'monday:friday', 'saturday', 'thursday:saturday', 'sunday:saturday'];
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Auckland',
    'Pacific/Apia',
  ];
  return Array.from({ length: 60 }, (_, index) => {
    const from = Math.floor(random() * 12);
    const to = from + 1 + Math.floor(random() * (24 - from));
    const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
    return {
      name: `interval-${index}`,
      weekdays: [weekdays[Math.floor(random() * weekdays.length)] ?? 'monday'],
      from: clock(from),
      to: clock(Math.min(to, 24)),
      timeZone: zones[Math.floor(random() * zones.length)] ?? 'UTC',
    };
  });
}

import type { Labels, Matcher } from '#lib/routing/matcher';
import type { Route, Routing } from '#lib/routing/routing';
import { minutes } from '#lib/units/duration';

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

const pick = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];
const upTo = <T>(random: Random, most: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, (_, index) => make(index));

const labelNames = ['alertname', 'team', 'severity', 'dotted.name', 'größe'] as const;
const values = ['x', 'y', 'xy', 'x\ny', 'ü', 'say "x"', 'back\\slash', 'two  words', '{x}', '100%'] as const;
const patterns = [
  'x|y',
  'x.*',
  '.*',
  '.+',
  '(x)?',
  '[xy]{1,2}',
  '^x$',
  'x.y',
  '(?s)x.y',
  '\\w+',
  'ü|"',
] as const;
const operators = ['=', '=', '!=', '=~', '!~'] as const;

export function randomLabels(random: Random): Labels {
  return Object.fromEntries(
    labelNames.filter(() => random() < 0.7).map((name) => [name, pick(random, values)]),
  );
}

export function randomMatcher(random: Random): Matcher {
  const operator = pick(random, operators);
  const value =
    operator === '=' || operator === '!=' ? pick(random, [...values, '']) : pick(random, patterns);
  return { label: pick(random, labelNames), operator, value };
}

/** A tree with up to four levels and ten receivers; every third route says `continue`. */
export function randomRouting(random: Random): Routing {
  const receiver = () => `receiver-${Math.floor(random() * 10)}`;
  const groupBy = () => (random() < 0.2 ? 'every label' : labelNames.filter(() => random() < 0.4));
  const route = (depth: number): Route => ({
    about: 'random',
    matchers: [randomMatcher(random), ...upTo(random, 1, () => randomMatcher(random))],
    ...(random() < 0.8 && { receiver: receiver() }),
    ...(random() < 0.3 && { groupBy: groupBy() }),
    continue: random() < 0.33,
    routes: depth === 0 ? [] : upTo(random, 3, () => route(depth - 1)),
  });
  return {
    route: {
      receiver: receiver(),
      groupBy: ['alertname', 'team'],
      groupWait: minutes(0),
      groupInterval: minutes(5),
      repeatInterval: minutes(60),
      routes: Array.from({ length: 4 }, () => route(2)),
    },
    receivers: Array.from({ length: 10 }, (_, index) => ({
      name: `receiver-${index}`,
      about: 'random',
      destination: { kind: 'webhook', url: 'http://127.0.0.1:9/' },
      sendResolved: true,
    })),
    inhibitRules: [],
    timeIntervals: [],
  };
}

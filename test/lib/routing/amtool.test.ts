import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironments } from '#lib/environment/load';
import { evaluate } from '#lib/routing/evaluate';
import { possibleAlerts } from '#lib/routing/known-alert';
import { type Labels, labelIs, renderMatcher } from '#lib/routing/matcher';
import { renderRouting } from '#lib/routing/render';
import type { Routing } from '#lib/routing/routing';
import { routingFor } from '#lib/routing/tree';
import { declaredAlerts } from '#test/lib/routing/declared-alerts';
import { environment as example } from '#test/lib/routing/example';
import { randomLabels, randomRouting, seeded } from '#test/lib/routing/random';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';

/** Processes, not threads: a few more than a small machine has cores. */
const atOnce = 4;

const every = [{ ...example(), name: 'the example' }, ...loadEnvironments('environments').environments];

withProgram('amtool', (amtool) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'routes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The label sets for which amtool and `evaluate` name different receivers. */
  async function disagreements(
    routing: Routing,
    labelSets: readonly Labels[],
    features = '',
  ): Promise<readonly object[]> {
    const file = join(folder, 'alertmanager.yaml');
    writeFileSync(file, renderRouting(routing, { secretPath: () => 'secret', templates: '*.tmpl' }));
    const found: object[] = [];
    for (let first = 0; first < labelSets.length; first += atOnce) {
      const some = labelSets.slice(first, first + atOnce).map(async (labels) => {
        const ours = evaluate(routing, labels).receivers.join(',');
        return { labels, ours, theirs: await receiversByAmtool(file, labels, features) };
      });
      found.push(...(await Promise.all(some)).filter(({ ours, theirs }) => ours !== theirs));
    }
    return found;
  }

  /** The last line it prints; its log comes before. */
  async function receiversByAmtool(file: string, labels: Labels, features: string): Promise<string> {
    const words = Object.entries(labels).map(([label, value]) => renderMatcher(labelIs(label, value)));
    const command = ['config', 'routes', 'test', `--config.file=${file}`, `--enable-feature=${features}`];
    const { status, stdout, stderr } = await run(amtool, [...command, ...words]);
    return status === 0 ? (stdout.trim().split('\n').at(-1) ?? '') : stderr;
  }

  it.each(every)(
    'agrees about every alert that rules of $name could send',
    async (environment) => {
      const sent = [...possibleAlerts(environment), ...declaredAlerts(environment), {}];
      expect(await disagreements(withoutMail(routingFor(environment)), sent)).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['as it is deployed', '', 1],
    ['with its strict parser', 'utf8-strict-mode', 2],
  ])(
    'agrees about random labels in random trees, %s',
    async (_, features, seed) => {
      const random = seeded(seed);
      for (let tree = 0; tree < 12; tree += 1) {
        const routing = randomRouting(random);
        const labelSets = Array.from({ length: 20 }, () => randomLabels(random));
        expect(await disagreements(routing, labelSets, features)).toEqual([]);
      }
    },
    60_000,
  );
});

/** The same tree with destinations that need no mail server. */
function withoutMail(routing: Routing): Routing {
  const destination = { kind: 'webhook', url: 'http://127.0.0.1:9/' } as const;
  return { ...routing, receivers: routing.receivers.map((receiver) => ({ ...receiver, destination })) };
}

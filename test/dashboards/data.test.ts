import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { dashboards } from '#dashboards/index';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { expressionsOf } from '#lib/dashboards/expressions';
import { renderDashboards } from '#lib/dashboards/render';
import { synthesize } from '#lib/dashboards/synthesize';
import { renderRuleFile } from '#lib/rules/render';
import { resolveGroups } from '#lib/rules/resolve';
import { recordings } from '#recordings/index';
import { context } from '#test/dashboards/context';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';

const folder = 'build/dashboards';
const groups = resolveGroups(recordings, { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } });

interface Rendered {
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
  readonly panels: readonly { readonly targets?: readonly RenderedTarget[] }[];
}

interface RenderedTarget {
  readonly datasource: { readonly type: string };
  readonly expr: string;
}

/** What a dashboard asks about metrics, as Grafana sends it while every variable is at "All" or automatic. */
function sentBy(dashboard: Dashboard): readonly string[] {
  const [file] = renderDashboards([dashboard], context);
  const { panels, annotations }: Rendered = JSON.parse(file?.text ?? '{}');
  const targets = panels.flatMap((panel) => panel.targets ?? []);
  const asked = [
    ...annotations.list,
    ...targets.filter(({ datasource }) => datasource.type === 'prometheus'),
  ];
  return asked.map(({ expr }) =>
    expr.replaceAll(/\$(?:__rate_interval|__range|interval)\b/g, '5m').replaceAll(/"\$\w+"/g, '".*"'),
  );
}

/** A number that is not NaN comes back: what is not equal to itself is not counted. */
function testFor(dashboard: Dashboard) {
  const expressions = expressionsOf([dashboard]).map(({ expr }) => expr.expression);
  return {
    rule_files: ['rules/*.yaml'],
    evaluation_interval: '15s',
    group_eval_order: groups.map(({ name }) => name),
    tests: [
      {
        interval: '15s',
        input_series: synthesize(expressions, recordings, context.schema),
        promql_expr_test: sentBy(dashboard).map((expr) => ({
          expr: `count((${expr}) == (${expr})) > bool 0`,
          eval_time: '30m',
          exp_samples: [{ labels: '{}', value: 1 }],
        })),
      },
    ],
  };
}

withProgram('promtool', (promtool) => {
  beforeAll(() => {
    mkdirSync(join(folder, 'rules'), { recursive: true });
    for (const { path, text } of groups.map(renderRuleFile)) writeFileSync(join(folder, path), text);
  });

  it.each(dashboards)('finds data for every query of $uid', async (dashboard) => {
    const test = join(folder, `${dashboard.uid}.test.yaml`);
    writeFileSync(test, stringify(testFor(dashboard), { lineWidth: 0 }));
    const { stdout, stderr } = await run(promtool, ['test', 'rules', test]);
    expect(`${stdout}${stderr}`).toContain('SUCCESS');
  });
});

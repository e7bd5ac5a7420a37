import { builtInVariables, variablesIn } from '#lib/dashboards/built-in-variables';
import type { CheckContext, DashboardCheck } from '#lib/dashboards/checks/check';
import { ofDashboard, ofPanel, repeated } from '#lib/dashboards/checks/subject';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { narrowsAny } from '#lib/dashboards/narrow';
import { queriesOf } from '#lib/dashboards/panel';
import { textsOf } from '#lib/dashboards/panel-texts';
import type { Variable } from '#lib/dashboards/variable';
import { narrows } from '#lib/logql/narrow';
import type { Place } from '#lib/place';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

/** Each variable that is used is declared, once, and each that is declared changes something. */
export const variables: DashboardCheck = (dashboards, context) =>
  dashboards.flatMap((dashboard) => {
    const uses = usesIn(dashboard);
    return [
      ...repeated(dashboard.variables, ({ name }) => name).map((variable) => ({
        check: 'dashboards/variable',
        ...ofVariable(dashboard, variable),
        message: 'a variable of this name is declared before',
        fix: 'give each variable a name of its own',
      })),
      ...uses.flatMap((use) => undefinedIn(dashboard, use)),
      ...unusedIn(dashboard, uses, context),
    ];
  });

const ofVariable = ({ uid }: Dashboard, { name, declaredAt }: Variable) => ({
  where: declaredAt.place,
  subject: `${uid} $${name}`,
});

interface Use {
  readonly where: Place;
  readonly subject: string;
  readonly name: string;
  readonly in: string;
}

function usesIn(dashboard: Dashboard): readonly Use[] {
  const { title, description, rows, annotations } = dashboard;
  const inTexts = (about: Pick<Use, 'where' | 'subject'>, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).flatMap(([place, text]) =>
      variablesIn(text).map((name): Use => ({ ...about, name, in: `its ${place}` })),
    );
  return [
    ...inTexts(ofDashboard(dashboard), {
      title,
      description,
      rows: rows.map((row) => row.title).join('\n'),
      links: dashboard.links.map((link) => link.title).join('\n'),
    }),
    ...annotations.flatMap(({ name, declaredAt, expr, text }) =>
      inTexts(
        { where: declaredAt.place, subject: `${dashboard.uid} ${name}` },
        { expression: expr.source.text, text },
      ),
    ),
    ...panelsOf(dashboard).flatMap((panel) => inTexts(ofPanel(dashboard, panel), textsOf(panel))),
  ];
}

function undefinedIn({ variables: declared }: Dashboard, use: Use): readonly Problem[] {
  const { name, where, subject } = use;
  if (builtInVariables.has(name) || declared.some((variable) => variable.name === name)) return [];
  const names = [...declared.map((variable) => variable.name), ...builtInVariables];
  const similar = closest(name, names);
  return [
    {
      check: 'dashboards/variable',
      where,
      subject,
      message: `${use.in} uses $${name}, which is not declared`,
      fix: similar === undefined ? 'add it to the variables of the dashboard' : `did you mean $${similar}?`,
    },
  ];
}

function unusedIn(dashboard: Dashboard, uses: readonly Use[], { schema }: CheckContext): readonly Problem[] {
  const asked = panelsOf(dashboard).flatMap(queriesOf);
  const expressions = [...asked.filter((query) => query.kind === 'metrics'), ...dashboard.annotations];
  const narrowsSome = (variable: Variable) =>
    variable.kind === 'label' &&
    (expressions.some(
      ({ expr: { parsed } }) =>
        parsed.expression !== undefined && narrowsAny(variable, parsed.expression, schema),
    ) ||
      asked.some(
        (query) =>
          query.kind === 'logs' &&
          query.expr.parsed.tree !== undefined &&
          narrows(variable, query.expr.parsed.tree),
      ));
  return dashboard.variables
    .filter((variable) => !uses.some(({ name }) => name === variable.name) && !narrowsSome(variable))
    .map((variable) => ({
      check: 'dashboards/variable',
      ...ofVariable(dashboard, variable),
      message:
        variable.kind === 'label'
          ? `no panel reads a series with the label ${variable.label}, so that choosing one changes nothing`
          : 'is used by no panel',
      fix: 'remove it from the dashboard, or use it',
    }));
}

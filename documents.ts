import { readFileSync } from 'node:fs';
import { alerts } from '#alerts/index';
import { loadEnvironments } from '#lib/environment/load';
import { renderReference } from '#lib/environment/reference';
import { renderSchema } from '#lib/environment/schema';
import { replaceBlock } from '#lib/generated-block';
import { renderMetricsPage } from '#lib/metrics/document';
import { sentLabels } from '#lib/routing/known-alert';
import { routingPage } from '#lib/routing/page';
import { routingFor } from '#lib/routing/tree';
import { resolveGroups } from '#lib/rules/resolve';
import { renderDiagram } from '#lib/topology/diagram';
import { metricsPage } from '#metrics/index';

/** Every document that is generated from the code, by its path. @throws ProblemsError when an environment is wrong */
export function renderDocuments(): ReadonlyMap<string, string> {
  return new Map([
    ['environments/schema.json', renderSchema()],
    ['docs/environments.md', renderReference()],
    ['docs/metrics.md', renderMetricsPage(metricsPage)],
    ['docs/alert-routing.md', productionRouting()],
    ['docs/architecture.md', architecture()],
  ]);
}

function productionRouting(): string {
  const { environments } = loadEnvironments('environments');
  const production = environments.find(({ name }) => name === 'production');
  if (production === undefined) return '';
  const sent = resolveGroups(alerts, production)
    .flatMap(({ rules }) => rules)
    .flatMap((rule) => (rule.kind === 'alert' ? [sentLabels(production, rule.name, rule.labels)] : []));
  return routingPage(production, routingFor(production), sent);
}

function architecture(): string {
  const page = readFileSync('docs/architecture.md', 'utf8');
  return replaceBlock(page, 'diagram', ['```mermaid', renderDiagram(), '```'].join('\n'));
}

import { readFileSync } from 'node:fs';
import { renderStackChecks } from '#lib/checks/document';
import { renderReference } from '#lib/environment/reference';
import { renderSchema } from '#lib/environment/schema';
import { replaceBlock } from '#lib/generated-block';
import { renderMetricsPage } from '#lib/metrics/document';
import { renderDiagram, renderEdges } from '#lib/topology/diagram';
import { renderEntrances } from '#lib/topology/entrance-table';
import { metricsPage } from '#metrics/index';

/** Every document that is generated from the code, by its path. */
export function renderDocuments(): ReadonlyMap<string, string> {
  return new Map([
    ['environments/schema.json', renderSchema()],
    ['docs/environments.md', renderReference()],
    ['docs/metrics.md', renderMetricsPage(metricsPage)],
    ['docs/stack-checks.md', renderStackChecks()],
    ['docs/architecture.md', architecture()],
    ['docs/security.md', security()],
  ]);
}

function architecture(): string {
  const page = readFileSync('docs/architecture.md', 'utf8');
  const diagram = ['```mermaid', renderDiagram(), '```'].join('\n');
  return replaceBlock(replaceBlock(page, 'diagram', diagram), 'edges', renderEdges());
}

const security = (): string =>
  replaceBlock(readFileSync('docs/security.md', 'utf8'), 'entrances', renderEntrances());

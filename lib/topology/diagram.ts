import type { Edge } from '#lib/topology/edge';
import { edges } from '#lib/topology/edges';

/**
 * Who connects to whom, as a Mermaid flow chart: https://mermaid.js.org/syntax/flowchart.html. That Prometheus scrapes
 * every program is said once, below it: an arrow to each would hide the others.
 */
export function renderDiagram(): string {
  const lines = edges
    .filter(({ purpose }) => purpose !== 'scrapes it')
    .map(
      (edge) => `  ${edge.client.name} -->|"${edge.purpose}<br>${protocolsOf(edge)}"| ${edge.server.name}`,
    );
  return [
    'flowchart LR',
    '  dwcp["DWCP: managers, nodes, services"]',
    '  people["PagerDuty, Slack, mail, dead man\'s switch"]',
    '  storage["storage outside the stack"]',
    '  database["PostgreSQL"]',
    '  prometheus -->|"scrapes"| dwcp',
    ...lines,
    '  prometheus -->|"remote write"| storage',
    '  alertmanager -->|"notifies"| people',
    '  grafana -->|"keeps users and sessions"| database',
  ].join('\n');
}

/** Every connection inside the stack as a Markdown table. */
export function renderEdges(): string {
  const rows = edges.map((edge) => [
    edge.client.name,
    edge.server.name,
    protocolsOf(edge),
    edge.purpose,
    edge.encryption,
    edge.authentication,
  ]);
  return [
    ['from', 'to', 'port', 'why', 'encryption', 'authentication'],
    Array.from({ length: 6 }, () => '---'),
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function protocolsOf({ port }: Edge): string {
  const protocols = port.protocols.map((protocol) => protocol.toLowerCase()).join(' and ');
  return `${protocols} ${port.number}`;
}

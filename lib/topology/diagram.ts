import { edges } from '#lib/topology/edges';

/** Who connects to whom, as a Mermaid flow chart: https://mermaid.js.org/syntax/flowchart.html */
export function renderDiagram(): string {
  const lines = edges.map(({ client, server, port, purpose }) => {
    const protocols = port.protocols.map((protocol) => protocol.toLowerCase()).join(' and ');
    return `  ${client.name} -->|"${purpose}<br>${protocols} ${port.number}"| ${server.name}`;
  });
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

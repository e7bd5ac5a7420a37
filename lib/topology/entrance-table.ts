import { entrances } from '#lib/topology/entrances';
import { grafana, loginLoki, otelCollector } from '#lib/topology/programs';

/** What asks who is there, at each host that can be opened from outside, as a Markdown table. */
export function renderEntrances(): string {
  const rows = entrances.map(({ host, program, port, behind }) => [
    `\`hosts.${host}\``,
    `${program.name} ${port.number}`,
    behind.includes(program) ? '' : behind.map(({ name }) => name).join(' or '),
    asks(program.name),
  ]);
  return [
    ['host', 'leads to', 'and from there to', 'who is let in'],
    Array.from({ length: 4 }, () => '---'),
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function asks(program: string): string {
  switch (program) {
    case grafana.name:
      return 'who logs in with the provider and is in `groups` or `administrators`';
    case otelCollector.name:
      return 'who shows the token of `traces.token`';
    case loginLoki.name:
      return 'who logs in or shows a token of the provider, and is in `groups`; reads only';
    default:
      return 'who logs in with the provider and is in `groups`';
  }
}

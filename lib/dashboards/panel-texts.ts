import { type Panel, queriesOf } from '#lib/dashboards/panel';
import type { Query } from '#lib/dashboards/query';
import { renderTracesQuery } from '#lib/dashboards/traces-query';

/** Where a panel may use variables: its texts, by what a message calls them. */
export function textsOf(panel: Panel): Readonly<Record<string, string>> {
  const queries = queriesOf(panel);
  return {
    title: panel.title,
    description: panel.description,
    'text for no data': panel.whenEmpty ?? '',
    query: queries.map(textOfQuery).join('\n'),
    legend: queries.map((query) => ('legend' in query ? query.legend : '')).join('\n'),
    links: panel.links.map(({ title }) => title).join('\n'),
    ...(panel.kind === 'text' && { markdown: panel.markdown }),
    ...(panel.kind === 'time series' &&
      panel.course.style === 'bars' && { interval: panel.course.every.variable }),
    ...(panel.kind === 'trace list' && { 'link of each trace': panel.sets.variable }),
  };
}

function textOfQuery(query: Query): string {
  switch (query.kind) {
    case 'metrics':
      return query.expr.source.text;
    case 'logs':
      return query.expr.source;
    case 'traces':
      return Object.values(renderTracesQuery(query)).join(' ');
    case 'profiles':
      return query.service;
  }
}

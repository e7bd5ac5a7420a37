import { type Frame, type FrameProps, frame } from '#lib/dashboards/frame';
import type { TraceSearch, TracesQuery } from '#lib/dashboards/traces-query';
import type { TextVariable, Variable } from '#lib/dashboards/variable';
import type { Visualization } from '#lib/dashboards/visualization';
import { placeOfCaller } from '#lib/place';

export interface TraceListProps extends FrameProps {
  readonly search: TraceSearch;
  /** What a click on a trace sets to its id. */
  readonly sets: TextVariable;
}

/** The newest traces that match, a row for each. */
export interface TraceList extends Frame {
  readonly kind: 'trace list';
  readonly queries: readonly TracesQuery[];
  readonly sets: TextVariable;
}

export function traceList(title: string, { search, sets, ...props }: TraceListProps): TraceList {
  const size = { width: 12, height: 9 };
  return {
    kind: 'trace list',
    ...frame(title, props, size, placeOfCaller(traceList)),
    queries: [{ kind: 'traces', search }],
    sets,
  };
}

/**
 * A search gives a table. Grafana links each trace to Explore, which is not for those who only view; this link is.
 *
 * @param uid of the dashboard
 * @param variables of the dashboard
 */
export function renderTraceList(
  { sets }: TraceList,
  uid: string,
  variables: readonly Variable[],
): Visualization {
  const others = variables.filter(({ name }) => name !== sets.name);
  const parameters = [
    `\${__url_time_range}`,
    ...others.map(({ name }) => `\${${name}:queryparam}`),
    `var-${sets.name}=\${__value.raw}`,
  ];
  return {
    type: 'table',
    options: { showHeader: true, cellHeight: 'sm' },
    fieldConfig: {
      defaults: { custom: { align: 'auto', inspect: false } },
      overrides: [
        {
          matcher: { id: 'byName', options: 'traceID' },
          properties: [
            {
              id: 'links',
              value: [
                { title: 'Show this trace', url: `/d/${uid}?${parameters.join('&')}`, targetBlank: false },
              ],
            },
          ],
        },
      ],
    },
  };
}

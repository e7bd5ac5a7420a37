import type { ContentCheck } from '#lib/checks/content-check';
import { exposedNames } from '#lib/metrics/families';
import type { Metric } from '#lib/metrics/metric';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

const file = 'metrics/unused.ts';

export const unusedMetrics: ContentCheck = {
  name: 'unused-metrics',
  what: 'Every scraped metric of DWCP is read by a rule, a runbook or a panel, or is listed as unused with the reason.',
  why: 'a metric that nobody looks at costs as much as one that is needed, and nobody notices what nobody looks at',
  wayOut:
    'Read it in a rule, a panel or a runbook, or list it in `metrics/unused.ts` with the reason; not both.',
  check({ content: { catalogue, unused }, readBy }) {
    const readerOf = (metric: Metric) =>
      [metric.name, ...exposedNames(metric)].flatMap((name) => readBy.get(name) ?? [])[0];
    const ofDwcp = new Map(
      catalogue.metrics.filter(({ name }) => name.startsWith('dwcp_')).map((metric) => [metric.name, metric]),
    );
    const listed = unused.flatMap(({ names }) => names);
    const isListed = new Set(listed);
    return [
      ...listed.flatMap((name, index): readonly Problem[] => {
        const metric = ofDwcp.get(name);
        if (listed.indexOf(name) < index) return [inList(name, 'is listed twice')];
        if (metric === undefined) return [unknown(name, ofDwcp.keys())];
        const reader = readerOf(metric);
        return reader === undefined
          ? []
          : [inList(name, `is listed as unused, and ${reader.subject} reads it`)];
      }),
      ...[...ofDwcp.values()]
        .filter((metric) => !isListed.has(metric.name) && readerOf(metric) === undefined)
        .map((metric) => ({
          check: 'content/unused-metrics',
          where: metric.declaredAt.place,
          subject: metric.name,
          message: 'is scraped, and no rule, runbook or panel reads it',
          fix: `read it, or list it in ${file} with the reason`,
        })),
    ];
  },
};

const inList = (subject: string, message: string): Problem => ({
  check: 'content/unused-metrics',
  where: { file },
  subject,
  message,
  fix: `remove it from ${file}`,
});

function unknown(name: string, names: Iterable<string>): Problem {
  const meant = closest(name, [...names]);
  const problem = inList(name, 'is listed as unused, and the catalogue has no such metric of DWCP');
  return meant === undefined ? problem : { ...problem, fix: `did you mean ${meant}?` };
}

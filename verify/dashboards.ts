import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutes } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { type DataSource, dataSourcesOf } from '#verify/data-source';
import { eventually } from '#verify/eventually';
import type { Site } from '#verify/site';

interface WrittenDashboard {
  readonly uid: string;
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly WrittenTarget[];
  }[];
}

interface WrittenTarget {
  readonly expr: string;
  readonly datasource: { readonly type: string; readonly uid: string };
}

/**
 * Checks that every query of every panel about metrics finds data, asked of the data source that its file names.
 *
 * @param folder of the stage
 */
export async function verifyDashboards(
  { environment }: Site,
  folder: string,
  checklist: Checklist,
): Promise<void> {
  const sources = dataSourcesOf(folder);
  for (const file of readdirSync(join(folder, 'dashboards')).sort()) {
    const { uid, panels }: WrittenDashboard = JSON.parse(
      readFileSync(join(folder, 'dashboards', file), 'utf8'),
    );
    const queries = panels.flatMap(({ title, targets = [] }) =>
      targets.filter(isAboutMetrics).map(({ expr, datasource }) => ({
        title,
        expr: filledIn(expr),
        source: sources.get(datasource.uid),
      })),
    );
    await checklist.check(`${environment}: every panel of ${uid} finds data`, () =>
      eventually(minutes(4), async () => {
        const empty = await emptyOf(queries);
        if (empty.length > 0) throw new Error(`without data:\n${empty.join('\n')}`);
        return `${queries.length} queries of ${panels.filter(({ targets }) => targets).length} panels`;
      }),
    );
  }
}

const isAboutMetrics = ({ datasource }: WrittenTarget): boolean => datasource.type === 'prometheus';

/** As Grafana fills it in while every variable stands at "All", and the range is short. */
const filledIn = (expr: string): string =>
  expr
    .replaceAll(/\$(?:__rate_interval|__range|__interval|interval)\b/g, '1m')
    .replaceAll(/"\$\w+"/g, '".*"');

async function emptyOf(
  queries: readonly {
    readonly title: string;
    readonly expr: string;
    readonly source: DataSource | undefined;
  }[],
): Promise<readonly string[]> {
  const results = await Promise.all(
    queries.map(async ({ title, expr, source }) => {
      if (source === undefined) return [`${title}: its data source is not provisioned`];
      const samples = await source.query(expr);
      return samples.some(({ value }) => !Number.isNaN(value)) ? [] : [`${title}: ${expr}`];
    }),
  );
  return results.flat();
}

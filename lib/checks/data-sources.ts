import { type Check, stackProblem } from '#lib/checks/check';
import { dataSources } from '#lib/components/grafana/data-sources';
import { textAt } from '#lib/kubernetes/value';

export const provisionedDataSources: Check = {
  name: 'data-sources',
  what: 'Every data source that a dashboard names, or that another one links to, is one that Grafana sets up.',
  why: 'a panel whose data source is not there shows nothing',
  wayOut: 'The uid of a data source of `lib/components/grafana/data-sources.ts`, which the environment has.',
  check(stack) {
    const known = dataSources(stack.environment).map(({ uid }) => uid);
    const naming = stack.components.flatMap(({ files }) =>
      files.flatMap(({ path, text }) => {
        if (/^dashboards\/.*\.json$/.test(path)) return [{ subject: path, uids: uidsIn(text) }];
        return path.includes('/provisioning/') ? [{ subject: path, uids: linkedFrom(text) }] : [];
      }),
    );
    return naming.flatMap(({ subject, uids }) =>
      [...new Set(uids.filter((uid) => !isKnown(uid, known)))].map((uid) =>
        stackProblem(stack, 'data-sources', subject, {
          message: `names the data source ${uid}, which is not provisioned`,
          fix: `use one of ${known.join(', ')}`,
        }),
      ),
    );
  },
};

/** Grafana's own, such as `-- Mixed --`, need no provisioning. */
const isKnown = (uid: string, known: readonly string[]): boolean =>
  known.includes(uid) || /^-- .* --$/.test(uid);

/** The uids under every key `datasource`, wherever it stands: panels, queries, variables, annotations. */
function uidsIn(dashboard: string): readonly string[] {
  const uids: string[] = [];
  JSON.parse(dashboard, (key, value: unknown) => {
    const uid = key === 'datasource' ? textAt(value, 'uid') : undefined;
    if (uid !== undefined) uids.push(uid);
    return value;
  });
  return uids;
}

/** The uids of the data sources to which others lead. */
const linkedFrom = (provisioning: string): readonly string[] =>
  [...provisioning.matchAll(/^ *(?:- )?datasourceUid: (\S+)$/gm)].flatMap(([, uid]) => uid ?? []);

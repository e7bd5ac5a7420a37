import { provisionedDataSources } from '#lib/checks/data-sources';
import { site } from '#test/lib/components/grafana/example';
import { goodStack, told, withMore } from './example';

const dashboard = (...uids: readonly string[]) => ({
  path: 'dashboards/dwcp-executive.json',
  text: JSON.stringify({
    panels: uids.map((uid) => ({
      datasource: { type: 'datasource', uid: '-- Mixed --' },
      targets: [{ datasource: { type: 'prometheus', uid } }],
    })),
  }),
});

describe('stack/data-sources', () => {
  it('lets dashboards name what is provisioned', () => {
    const files = [dashboard('prometheus', 'victoria-metrics')];
    expect(told(provisionedDataSources, withMore({ files }, goodStack(site())))).toEqual([]);
  });

  it('finds long-term storage where there is none', () => {
    const files = [dashboard('prometheus', 'victoria-metrics', 'victoria-metrics')];
    expect(told(provisionedDataSources, withMore({ files }))).toEqual([
      `dashboards/dwcp-executive.json: names the data source victoria-metrics, which is not provisioned
    use one of prometheus`,
    ]);
  });

  it('finds a data source that leads to one that is not there', () => {
    const files = [
      {
        path: 'config/grafana/provisioning/datasources/datasources.yaml',
        text: 'datasources:\n  - name: Loki\n    jsonData:\n      derivedFields:\n        - datasourceUid: jaegre\n',
      },
    ];
    expect(told(provisionedDataSources, withMore({ files }))).toEqual([
      `config/grafana/provisioning/datasources/datasources.yaml: names the data source jaegre, which is not provisioned
    use one of prometheus`,
    ]);
  });
});

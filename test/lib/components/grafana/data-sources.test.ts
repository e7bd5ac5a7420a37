import { parse } from 'yaml';
import { dataSourcesFile } from '#lib/components/grafana/data-sources';
import { unusedDataSources } from '#lib/components/grafana/settings';
import type { SignalUrls } from '#lib/components/grafana/signals';
import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { site } from '#test/lib/components/grafana/example';
import { tieredCluster, tieredNode } from '#test/lib/components/victoria-metrics';

const everything: SignalUrls = {
  logs: 'http://loki:3100',
  traces: 'http://jaeger:16686',
  profiles: 'http://pyroscope:4040',
};

const written = (urls: SignalUrls) => parse(dataSourcesFile(site(), urls).text);

/** What differs between the data sources of an environment with some signals and one with none. */
const jsonDataOf = (urls: SignalUrls, wanted: string) =>
  written(urls).datasources.find(({ uid }: { uid: string }) => uid === wanted)?.jsonData;

/** What an environment with one tier has no data sources for. */
const furtherTiers = ['warm', 'cold', 'all'].map((tier) => ({ name: `VictoriaMetrics ${tier}`, orgId: 1 }));

describe('Data sources of metrics', () => {
  const sourcesOf = (victoriaMetrics: VictoriaMetricsChoices) =>
    parse(dataSourcesFile(site({ victoriaMetrics }), {}).text)
      .datasources.filter(({ uid }: { uid: string }) => uid.startsWith('victoria-metrics'))
      .map(({ uid, url, jsonData }: { uid: string; url: string; jsonData: { timeInterval: string } }) => ({
        uid,
        path: new URL(url).pathname,
        step: jsonData.timeInterval,
      }));

  it('are one for each tier, with the least step that has a sample of each series, and one for all', () => {
    expect(sourcesOf(tieredCluster)).toEqual([
      { uid: 'victoria-metrics', path: '/select/0/prometheus', step: '1s' },
      { uid: 'victoria-metrics-warm', path: '/warm/select/0/prometheus', step: '10s' },
      { uid: 'victoria-metrics-cold', path: '/cold/select/0/prometheus', step: '1m' },
      { uid: 'victoria-metrics-all', path: '/all/select/0/prometheus', step: '1s' },
    ]);
  });

  it('have the step of the last tier for all where nothing answers from all of them', () => {
    expect(sourcesOf(tieredNode).at(-1)).toMatchObject({ uid: 'victoria-metrics-all', step: '1m' });
  });

  it('leave out a tier that is switched off', () => {
    const { cold: _, ...withoutCold } = tieredNode;
    expect(sourcesOf(withoutCold)).toMatchObject([
      { uid: 'victoria-metrics' },
      { uid: 'victoria-metrics-warm' },
      { uid: 'victoria-metrics-all', step: '10s' },
    ]);
  });
});

describe('Data sources besides metrics', () => {
  it('are those that the environment has', () => {
    const { datasources, deleteDatasources } = written(everything);
    expect(deleteDatasources).toEqual(furtherTiers);
    expect(datasources.slice(2)).toMatchObject([
      { name: 'Loki', uid: 'loki', type: 'loki', url: 'http://loki:3100', isDefault: false },
      { name: 'Jaeger', uid: 'jaeger', type: 'jaeger', url: 'http://jaeger:16686' },
      {
        name: 'Pyroscope',
        uid: 'pyroscope',
        type: 'grafana-pyroscope-datasource',
        url: 'http://pyroscope:4040',
        jsonData: { minStep: '60s' },
      },
    ]);
  });

  it('are deleted where the environment has them no more', () => {
    expect(written({ traces: 'http://jaeger:16686' }).deleteDatasources).toEqual([
      ...furtherTiers,
      { name: 'Loki', orgId: 1 },
      { name: 'Pyroscope', orgId: 1 },
    ]);
  });

  it('run as programs only where they are used', () => {
    const all = unusedDataSources({});
    expect(all.filter((plugin) => !unusedDataSources(everything).includes(plugin))).toEqual([
      'grafana-pyroscope-datasource',
      'jaeger',
      'loki',
    ]);
  });
});

describe('Data sources that are asked with TLS', () => {
  it('trust the authority whose certificate Grafana finds among its files', () => {
    const { datasources } = written({ logs: 'https://loki:3100' });
    expect(datasources[2]).toMatchObject({
      jsonData: { tlsAuthWithCACert: true },
      secureJsonData: { tlsCACert: '$__file{/etc/grafana/certificates/ca.crt}' },
    });
  });
});

describe('Links between signals', () => {
  it('lead from an exemplar to its trace', () => {
    expect(jsonDataOf(everything, 'prometheus')).toMatchObject({
      exemplarTraceIdDestinations: [
        {
          name: 'trace_id',
          url: `/d/dwcp-troubleshooting?$\${__url_time_range}&var-trace_id=$\${__value.raw}`,
        },
        { name: 'trace_id', datasourceUid: 'jaeger' },
      ],
    });
  });

  it('lead from a log line to its trace, with dollar signs that are no variables of the environment', () => {
    expect(jsonDataOf(everything, 'loki')).toEqual({
      manageAlerts: false,
      derivedFields: [
        {
          name: 'Trace',
          matcherType: 'label',
          matcherRegex: 'trace_id',
          url: `/d/dwcp-troubleshooting?$\${__url_time_range}&var-trace_id=$\${__value.raw}`,
          urlDisplayLabel: 'DWCP Troubleshooting',
        },
        {
          name: 'Trace',
          matcherType: 'label',
          matcherRegex: 'trace_id',
          url: `$\${__value.raw}`,
          urlDisplayLabel: 'Explore',
          datasourceUid: 'jaeger',
        },
      ],
    });
  });

  it('lead from a span to the log lines of its trace, and to metrics', () => {
    expect(jsonDataOf(everything, 'jaeger')).toMatchObject({
      tracesToLogsV2: {
        datasourceUid: 'loki',
        spanStartTimeShift: '-5m',
        spanEndTimeShift: '5m',
        customQuery: true,
        query: `{job="dwcp-v3"} | trace_id="$\${__trace.traceId}"`,
      },
      tracesToMetrics: {
        datasourceUid: 'victoria-metrics',
        tags: [{ key: 'component', value: 'component' }],
        queries: [
          { query: 'sum by (error_type) (rate(dwcp_v3_component_errors_total{$$__tags}[5m]))' },
          { name: 'Latency of the component, p95' },
        ],
      },
      nodeGraph: { enabled: true },
    });
  });

  it('do not lead to what the environment does not have', () => {
    expect(jsonDataOf({ logs: 'http://loki:3100' }, 'loki')).toEqual({ manageAlerts: false });
    expect(jsonDataOf({ logs: 'http://loki:3100' }, 'prometheus')).not.toHaveProperty(
      'exemplarTraceIdDestinations',
    );
    expect(jsonDataOf({ traces: 'http://jaeger:16686' }, 'jaeger')).not.toHaveProperty('tracesToLogsV2');
  });
});

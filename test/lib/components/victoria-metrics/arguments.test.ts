import { deduplicationInterval } from '#lib/components/victoria-metrics/deduplication';
import type { Environment } from '#lib/environment/environment';
import { hours } from '#lib/units/duration';
import { catalogue, nodes } from '#test/lib/components/example';
import { valueAt } from '#test/lib/components/objects';
import { cluster, componentOf, inCluster, locally, singleNode } from '#test/lib/components/victoria-metrics';

type Name = Parameters<typeof componentOf>[0];

const argumentsOf = (name: Name, site: Environment = inCluster()) =>
  valueAt(
    componentOf(name, site).objects,
    'StatefulSet',
    'spec',
    'template',
    'spec',
    'containers',
    0,
    'args',
  );

describe('the flags of a storage node', () => {
  it('are these', () => {
    expect(argumentsOf('vmstorage')).toMatchInlineSnapshot(`
[
  "-httpListenAddr=:8482",
  "-http.maxGracefulShutdownDuration=30s",
  "-loggerFormat=json",
  "-vminsertAddr=:8400",
  "-vmselectAddr=:8401",
  "-storageDataPath=/storage/data",
  "-retentionPeriod=30d",
  "-dedup.minScrapeInterval=500ms",
  "-storage.minFreeDiskSpaceBytes=10737418240",
  "-memory.allowedPercent=60",
  "-storage.vminsertConnsShutdownDuration=25s",
]
`);
  });

  it.each([
    [hours(36), '-retentionPeriod=36h'],
    [hours(48), '-retentionPeriod=2d'],
  ])('say in days or hours how long samples are kept: %s', (retention, expected) => {
    expect(argumentsOf('vmstorage', inCluster({ ...cluster, retention }))).toContain(expected);
  });
});

describe('the flags of vminsert', () => {
  it('are these', () => {
    expect(argumentsOf('vminsert')).toMatchInlineSnapshot(`
[
  "-httpListenAddr=:8480",
  "-http.maxGracefulShutdownDuration=30s",
  "-loggerFormat=json",
  "-storageNode=vmstorage-0.vmstorage.monitoring.svc:8400",
  "-storageNode=vmstorage-1.vmstorage.monitoring.svc:8400",
  "-storageNode=vmstorage-2.vmstorage.monitoring.svc:8400",
  "-replicationFactor=2",
  "-maxLabelsPerTimeseries=50",
  "-maxInsertRequestSize=33554432",
]
`);
  });
});

describe('the flags of vmselect', () => {
  it('are these', () => {
    expect(argumentsOf('vmselect')).toMatchInlineSnapshot(`
[
  "-httpListenAddr=:8481",
  "-http.maxGracefulShutdownDuration=30s",
  "-loggerFormat=json",
  "-storageNode=vmstorage-0.vmstorage.monitoring.svc:8401",
  "-storageNode=vmstorage-1.vmstorage.monitoring.svc:8401",
  "-storageNode=vmstorage-2.vmstorage.monitoring.svc:8401",
  "-replicationFactor=2",
  "-dedup.minScrapeInterval=500ms",
  "-cacheDataPath=/storage/data",
  "-search.denyPartialResponse=false",
  "-search.latencyOffset=5s",
  "-search.maxConcurrentRequests=100",
  "-search.maxQueryDuration=30s",
  "-search.maxPointsPerTimeseries=30000",
  "-search.maxSamplesPerSeries=30000000",
  "-search.maxMemoryPerQuery=201326592",
  "-memory.allowedPercent=60",
]
`);
  });

  it('name the same storage nodes as those of vminsert, in the same order, whose names stay', () => {
    const nodesOf = (name: Name) =>
      [argumentsOf(name)].flat().filter((argument) => String(argument).startsWith('-storageNode='));
    expect(nodesOf('vmselect').map((node) => String(node).replace('8401', '8400'))).toEqual(
      nodesOf('vminsert'),
    );
  });
});

describe('the flags of the single node', () => {
  it('are these on one machine', () => {
    expect(componentOf('victoria-metrics', locally()).processes[0]?.arguments).toMatchInlineSnapshot(`
[
  "-httpListenAddr=127.0.0.1:8428",
  "-http.maxGracefulShutdownDuration=30s",
  "-loggerFormat=json",
  "-storageDataPath=data/victoria-metrics-0",
  "-retentionPeriod=30d",
  "-dedup.minScrapeInterval=500ms",
  "-storage.minFreeDiskSpaceBytes=10737418240",
  "-memory.allowedPercent=60",
  "-maxLabelsPerTimeseries=50",
  "-maxInsertRequestSize=33554432",
  "-search.latencyOffset=5s",
  "-search.maxConcurrentRequests=100",
  "-search.maxQueryDuration=30s",
  "-search.maxPointsPerTimeseries=30000",
  "-search.maxSamplesPerSeries=30000000",
  "-search.maxMemoryPerQuery=134217728",
]
`);
  });
});

describe('the flags of vmauth', () => {
  it('are these', () => {
    expect(argumentsOf('vmauth')).toMatchInlineSnapshot(`
[
  "-httpListenAddr=:8427",
  "-http.maxGracefulShutdownDuration=30s",
  "-loggerFormat=json",
  "-auth.config=/etc/vmauth/config/vmauth.yaml",
  "-configCheckInterval=15s",
  "-http.shutdownDelay=10s",
  "-maxConcurrentRequests=1000",
  "-maxConcurrentPerUserRequests=300",
  "-maxRequestBodySizeToRetry=16384",
  "-responseTimeout=1m",
  "-logInvalidAuthTokens=false",
]
`);
  });
});

describe('the flags of vmalert', () => {
  it('are these', () => {
    expect(argumentsOf('vmalert')).toMatchInlineSnapshot(`
[
  "-httpListenAddr=:8880",
  "-http.maxGracefulShutdownDuration=30s",
  "-loggerFormat=json",
  "-rule=/etc/vmalert/rules/consensus.yaml",
  "-configCheckInterval=15s",
  "-datasource.url=http://vmauth-web.monitoring.svc:8427/select/0/prometheus?deny_partial_response=1",
  "-datasource.bearerTokenFile=/etc/vmalert/secrets/victoria-metrics/read-token",
  "-datasource.queryStep=5m",
  "-remoteRead.url=http://vmauth-web.monitoring.svc:8427/select/0/prometheus?deny_partial_response=1",
  "-remoteRead.bearerTokenFile=/etc/vmalert/secrets/victoria-metrics/read-token",
  "-remoteWrite.url=http://vmauth-web.monitoring.svc:8427/insert/0/prometheus",
  "-remoteWrite.bearerTokenFile=/etc/vmalert/secrets/victoria-metrics/write-token",
  "-notifier.url=http://alertmanager-0.alertmanager.monitoring.svc:9093",
  "-notifier.url=http://alertmanager-1.alertmanager.monitoring.svc:9093",
  "-notifier.url=http://alertmanager-2.alertmanager.monitoring.svc:9093",
  "-rule.evalDelay=5s",
  "-evaluationInterval=1m",
  "-external.label=cluster=dwcp-eu",
  "-external.label=environment=production",
  "-external.label=site=berlin",
]
`);
  });

  it('lead from alerts to the expression in Grafana where there is one', () => {
    const { hosts } = inCluster();
    const site: Environment = {
      ...inCluster(),
      hosts: { ...hosts, grafana: 'grafana.example.com' },
      grafana: {
        replicas: 1,
        database: { kind: 'sqlite', storage: singleNode.storage },
        adminPassword: { secret: 'grafana', key: 'admin-password' },
        secretKey: { secret: 'grafana', key: 'secret-key' },
        home: '/usr/share/grafana',
      },
    };
    expect(argumentsOf('vmalert', site)).toEqual(
      expect.arrayContaining([
        '-external.url=https://grafana.example.com',
        expect.stringMatching(
          /^-external\.alert\.source=explore\?schemaVersion=1&panes=%7B.*expr%22%3A\{\{\.Expr\|jsonEscape\|queryEscape\}\}%7D/,
        ),
      ]),
    );
  });
});

describe('the flags of a site', () => {
  it('stand after those of the stack, and in what --explain says', () => {
    const site = inCluster({
      ...cluster,
      vminsert: { replicas: 2, flags: { maxLabelValueLen: 1_024, 'insert.maxQueueDuration': '2m' } },
    });
    expect([argumentsOf('vminsert', site)].flat().slice(-2)).toEqual([
      '-maxLabelValueLen=1024',
      '-insert.maxQueueDuration=2m',
    ]);
    expect(componentOf('vminsert', site).choices.at(-1)).toEqual({
      name: '-insert.maxQueueDuration',
      value: '2m',
      from: {
        file: 'environments/production.yaml#victoriaMetrics.vminsert.flags.insert.maxQueueDuration',
      },
    });
  });
});

describe('the interval of deduplication', () => {
  const intervalOf = (targets: Environment['targets']) =>
    deduplicationInterval({ ...inCluster(), targets }, catalogue.jobs).toString();

  it('is the smallest scrape interval of the jobs that have targets', () => {
    expect([intervalOf({ core: nodes, breaker: nodes }), intervalOf({ core: nodes })]).toEqual([
      '500ms',
      '1s',
    ]);
  });
});

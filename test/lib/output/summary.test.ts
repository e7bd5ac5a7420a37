import { renderSummary, secretsOf } from '#lib/output/summary';
import { local, production } from './stacks';

describe('the summary of an environment', () => {
  it('tells what is applied to Kubernetes', () => {
    expect(renderSummary(production)).toMatchInlineSnapshot(`
"# production

Generated from \`environments/production.yaml\`. Applied with \`kubectl apply --server-side -f dist/production/manifests\`.

## Secrets that must exist first (2)

In the namespace \`monitoring\`.

| secret | key | holds | needed by |
| --- | --- | --- | --- |
| metrics-token | token | bearer token | alertmanager, prometheus |
| pagerduty | routing-key | integration key | alertmanager |

## Objects (4)

| kind | number | names |
| --- | --- | --- |
| ConfigMap | 3 | alertmanager, prometheus, prometheus-rules |
| Namespace | 1 | monitoring |
| PriorityClass | 1 | dwcp-monitoring |
| StatefulSet | 2 | alertmanager, prometheus |

## Images (2)

| component | image | tag | digest |
| --- | --- | --- | --- |
| alertmanager | quay.io/prometheus/alertmanager | v0.34.0 | not pinned |
| prometheus | quay.io/prometheus/prometheus | v3.14.0 | sha256:0a1b |

## Sizes (2)

Of one replica: CPU in cores, as requested.

| component | replicas | CPU | memory | storage |
| --- | --- | --- | --- | --- |
| alertmanager | 3 | 0.1 | 256 MiB | none |
| prometheus | 2 | 2 | 8 GiB | 200 GiB |

## Scrape jobs (1)

| job | every | targets |
| --- | --- | --- |
| dwcp-core | 1s | 4 addresses |

## Alerts (2)

| alert | severity | team |
| --- | --- | --- |
| DiskSpaceLow | warning | storage |
| MemoryPressure | warning | infrastructure |
"
`);
  });

  it('tells what is started on one machine', () => {
    expect(renderSummary(local)).toMatchInlineSnapshot(`
"# local

Generated from \`environments/local.yaml\`. Its programs are started as \`processes.yaml\` says.

## Programs (2)

| name | program | ready at |
| --- | --- | --- |
| alertmanager | alertmanager | http://127.0.0.1:9090/-/ready |
| prometheus | prometheus | http://127.0.0.1:9090/-/ready |

## Sizes (2)

Of one replica: CPU in cores, as requested.

| component | replicas | CPU | memory | storage |
| --- | --- | --- | --- | --- |
| alertmanager | 3 | 0.1 | 256 MiB | none |
| prometheus | 2 | 2 | 8 GiB | 200 GiB |

## Scrape jobs (1)

| job | every | targets |
| --- | --- | --- |
| dwcp-core | 1s | 4 addresses |

## Alerts (2)

| alert | severity | team |
| --- | --- | --- |
| DiskSpaceLow | warning | storage |
| MemoryPressure | warning | infrastructure |
"
`);
  });

  it('says that secrets are files on one machine', () => {
    expect(renderSummary({ ...local, components: production.components })).toContain(
      'As files: `<secret>/<key>` in the data directory.',
    );
  });

  it('keeps its tables whole, whatever stands in a cell', () => {
    const scrapeJobs = production.facts.scrapeJobs.map((job) => ({ ...job, targets: 'a|b\nc' }));
    expect(renderSummary({ ...production, facts: { ...production.facts, scrapeJobs } })).toContain(
      '| dwcp-core | 1s | a\\|b c |',
    );
  });
});

describe('the secrets of an environment', () => {
  it('are named once each, with all that need them', () => {
    expect(secretsOf(production)).toEqual([
      {
        secret: 'metrics-token',
        key: 'token',
        purpose: 'bearer token',
        components: ['alertmanager', 'prometheus'],
      },
      { secret: 'pagerduty', key: 'routing-key', purpose: 'integration key', components: ['alertmanager'] },
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { declaredSchema } from '#content';
import { renderMetricsPage } from '#lib/metrics/document';
import { exposedNames, familiesToDrop } from '#lib/metrics/families';
import { catalogueProblems } from '#lib/metrics/validate';
import { renderProblem } from '#lib/problem';
import { dwcpCircuitBreaker, dwcpCore, kubernetesPods } from '#metrics/dwcp-jobs';
import { exporterMetrics } from '#metrics/exporters';
import { droppedFamilies, jobs, metrics, metricsPage } from '#metrics/index';

const names = new Set(metrics.flatMap(exposedNames));

const catalogue = declaredSchema();

describe('the catalogue', () => {
  it('has no problems', () => {
    const problems = catalogueProblems(metrics, ['cluster', 'environment', 'site', 'replica']);
    expect(problems.map(renderProblem)).toEqual([]);
  });

  it('is documented as docs/metrics.md says', () => {
    expect(renderMetricsPage(metricsPage)).toBe(readFileSync('docs/metrics.md', 'utf8'));
  });

  it('declares what a page showed as the page showed it', () => {
    const isLearned = new Set(metricsPage.learned.map(({ name, job }) => `${job.name} ${name}`));
    const both = exporterMetrics.filter(({ name, job }) => !isLearned.has(`${job.name} ${name}`));
    expect(both.length).toBeGreaterThan(0);
    for (const learned of both) {
      const declared = metrics.find(
        ({ name, job }) => name === learned.name && job.name === learned.job.name,
      );
      expect([declared?.name, declared?.kind]).toEqual([learned.name, learned.kind]);
      expect(Object.keys(declared?.labels ?? {})).toEqual(
        expect.arrayContaining(Object.keys(learned.labels)),
      );
    }
  });

  it('uses only jobs that are generated', () => {
    const known = new Set<string>(jobs.map((job) => job.name));
    expect(metrics.map((metric) => metric.job.name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('lists nothing that is dropped at every scrape', () => {
    const dropped = droppedFamilies.map(({ pattern }) => new RegExp(`^(?:${pattern})$`));
    expect([...names].filter((name) => dropped.some((pattern) => pattern.test(name)))).toEqual([]);
  });

  it('says of every assumed metric what uses it', () => {
    const assumed = metrics.flatMap(({ name, source }) =>
      source.kind === 'assumed' ? [[name, source.usedBy]] : [],
    );
    expect(assumed.filter(([, usedBy]) => usedBy === '')).toEqual([]);
    expect(assumed.map(([name]) => name)).toEqual([
      'dwcp_amst_bandwidth_capacity_mbps',
      'dwcp_amst_stream_capacity',
      'queue_capacity',
      'queue_depth',
    ]);
  });

  it('knows the series that only Prometheus itself makes', () => {
    for (const name of ['up', 'scrape_samples_scraped', 'ALERTS', 'ALERTS_FOR_STATE']) {
      expect(catalogue.series(name)?.name).toBe(name);
    }
  });

  it('knows what was learned from the programs of the stack', () => {
    for (const name of [
      'prometheus_config_last_reload_successful',
      'prometheus_remote_storage_samples_dropped_total',
      'prometheus_target_interval_length_seconds',
      'alertmanager_cluster_members',
      'alertmanager_notifications_suppressed_total',
      'node_cpu_seconds_total',
    ]) {
      expect(catalogue.series(name)?.name).toBe(name);
    }
    expect(catalogue.series('alertmanager_notifications_failed_total')?.labels).toEqual(
      new Set(['integration', 'reason', 'job', 'instance']),
    );
  });
});

describe('one family, one job', () => {
  it('splits the families of the managers and nodes between their two jobs', () => {
    const dropped = familiesToDrop(dwcpCore, { metrics, jobs });
    expect(dropped).toContain('dwcp_circuit_breaker_state');
    expect(dropped).not.toContain('dwcp_consensus_rounds_total');
    expect(familiesToDrop(dwcpCircuitBreaker, { metrics, jobs })).toContain('dwcp_consensus_rounds_total');
  });

  it('drops what any other job keeps in annotation discovery, and leaves the Go runtime', () => {
    const dropped = familiesToDrop(kubernetesPods, { metrics, jobs });
    expect(dropped).toContain('dwcp_v3_errors_total');
    expect(dropped).toContain('http_request_duration_seconds_bucket');
    expect(dropped).not.toContain('go_goroutines');
  });
});

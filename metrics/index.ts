import type { MetricsPage } from '#lib/metrics/document';
import type { Metric } from '#lib/metrics/metric';
import * as alloy from '#metrics/alloy';
import * as amst from '#metrics/amst';
import * as anomaly from '#metrics/anomaly';
import * as bandwidth from '#metrics/bandwidth';
import * as budgets from '#metrics/budgets';
import * as circuitBreaker from '#metrics/circuit-breaker';
import * as collectors from '#metrics/collectors';
import * as consensus from '#metrics/consensus';
import { droppedFamilies } from '#metrics/dropped';
import * as elasticsearch from '#metrics/elasticsearch';
import * as endpoints from '#metrics/endpoints';
import { exporterMetrics, shownSeries } from '#metrics/exporters';
import * as federation from '#metrics/federation';
import * as grafana from '#metrics/grafana';
import * as hde from '#metrics/hde';
import * as http from '#metrics/http';
import * as jaeger from '#metrics/jaeger';
import { jobs } from '#metrics/jobs';
import * as kubernetes from '#metrics/kubernetes';
import * as login from '#metrics/login';
import * as loki from '#metrics/loki';
import * as machines from '#metrics/machines';
import * as migration from '#metrics/migration';
import * as ml from '#metrics/ml';
import * as otelLogs from '#metrics/otel-logs';
import * as otelSampler from '#metrics/otel-sampler';
import * as partition from '#metrics/partition';
import * as pyroscope from '#metrics/pyroscope';
import * as resilience from '#metrics/resilience';
import * as resources from '#metrics/resources';
import * as spanMetrics from '#metrics/span-metrics';
import * as transport from '#metrics/transport';
import { unusedMetrics } from '#metrics/unused';
import * as v3Components from '#metrics/v3-components';
import * as v3Details from '#metrics/v3-details';
import * as v3Migration from '#metrics/v3-migration';
import * as v3Rollout from '#metrics/v3-rollout';
import * as victoriaMetrics from '#metrics/victoria-metrics';
import * as vminsert from '#metrics/vminsert';
import * as vmselect from '#metrics/vmselect';
import * as vmstorage from '#metrics/vmstorage';

export { droppedFamilies, jobs, shownSeries, unusedMetrics };

/** A module's exports come in an order that depends on how it was bundled. */
const inOrder = (topic: Readonly<Record<string, Metric>>): readonly Metric[] =>
  Object.values(topic).sort((one, other) =>
    `${one.name} ${one.job.name}` < `${other.name} ${other.job.name}` ? -1 : 1,
  );

/** The families by topic, in the order of the documentation. */
export const families: Readonly<Record<string, readonly Metric[]>> = {
  Consensus: inOrder(consensus),
  Bandwidth: inOrder(bandwidth),
  Partitions: inOrder(partition),
  Transport: inOrder(transport),
  'Circuit breakers': inOrder(circuitBreaker),
  'Error and latency budgets': inOrder(budgets),
  Resilience: inOrder(resilience),
  'ML models': inOrder(ml),
  Resources: inOrder(resources),
  Migrations: inOrder(migration),
  'AMST detail': inOrder(amst),
  'HDE detail': inOrder(hde),
  Federation: inOrder(federation),
  'v3 migrations and modes': inOrder(v3Migration),
  'v3 components': inOrder(v3Components),
  'v3 roll-out and agreements': inOrder(v3Rollout),
  'v3 by component': inOrder(v3Details),
  Anomalies: inOrder(anomaly),
  'HTTP services': inOrder(http),
  Kubernetes: inOrder(kubernetes),
  Machines: inOrder(machines),
  'Public endpoints': inOrder(endpoints),
  Grafana: inOrder(grafana),
  Profiles: inOrder({ ...pyroscope, ...alloy }),
  Login: inOrder(login),
  Loki: inOrder(loki),
  'Collecting logs': inOrder(otelLogs),
  'Spans, counted': inOrder(spanMetrics),
  Collectors: inOrder({ ...collectors, ...otelSampler }),
  'Jaeger and Elasticsearch': inOrder({ ...jaeger, ...elasticsearch }),
  'VictoriaMetrics cluster': inOrder({ ...victoriaMetrics, ...vminsert, ...vmselect, ...vmstorage }),
};

const nameIn = ({ name, job }: Metric): string => `${job.name} ${name}`;
const declared = new Set(Object.values(families).flat().map(nameIn));

/** What is declared by hand says more than a page that was learned. */
const learned = exporterMetrics.filter((metric) => !declared.has(nameIn(metric)));

/** Every metric that is scraped. */
export const metrics: readonly Metric[] = [...Object.values(families).flat(), ...learned];

/** What `docs/metrics.md` is rendered from. */
export const metricsPage: MetricsPage = {
  families,
  learned,
  shown: shownSeries,
  jobs,
  dropped: droppedFamilies,
  unused: unusedMetrics,
};

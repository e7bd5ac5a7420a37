import { posix } from 'node:path';
import { stackTls } from '#lib/components/prometheus/http-client';
import type { KeptCatalogue } from '#lib/components/prometheus/relabel';
import { remoteWriteConfig, remoteWriteTargets } from '#lib/components/prometheus/remote-write';
import { scrapeConfig } from '#lib/components/prometheus/scrape';
import { renderConfig } from '#lib/components/prometheus/yaml';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import { sizeRemoteWrite } from '#lib/sizing/remote-write';
import { addressesOf } from '#lib/topology/addresses';

import { alertmanager } from '#lib/topology/programs';
import { scrapedBy } from '#lib/topology/scraped';
import { usesTls } from '#lib/topology/tls';
import { minutes, seconds } from '#lib/units/duration';

/** The environment variable that tells the replicas apart; Prometheus fills it into external labels. */
export const replicaVariable = 'REPLICA';

/** Groups say their own interval; this is for those that do not. */
const evaluationInterval = seconds(15);

/** Samples that come late, as after a clock was set back, are taken this much later than the newest. */
const outOfOrderWindow = minutes(5);

/** About 100 bytes each: https://prometheus.io/docs/prometheus/latest/feature_flags/#exemplars-storage */
const exemplars = 100_000;

/**
 * Prometheus' configuration file: `config/prometheus.yaml`.
 *
 * @param ruleFiles the rules that Prometheus evaluates, from `rules/`
 */
export function prometheusConfig(
  environment: Environment,
  catalogue: KeptCatalogue,
  ruleFiles: readonly NativeFile[],
): NativeFile {
  const path = 'config/prometheus.yaml';
  const { retention } = environment.prometheus;
  const remoteWrites = remoteWriteTargets(environment);
  return {
    path,
    text: renderConfig(
      {
        global: {
          evaluation_interval: evaluationInterval.toString(),
          external_labels: {
            cluster: literal(environment.cluster),
            environment: literal(environment.name),
            site: literal(environment.site),
            replica: `\${${replicaVariable}}`,
          },
        },
        storage: {
          tsdb: {
            retention: { time: retention.time.toString(), size: retention.size.toPrometheus() },
            out_of_order_time_window: outOfOrderWindow.toString(),
          },
          exemplars: { max_exemplars: exemplars },
        },
        rule_files: ruleFiles.map((file) => posix.relative(posix.dirname(path), file.path)),
        alerting: alertingConfig(environment),
        scrape_configs: scrapeConfigs(environment, catalogue),
        ...(remoteWrites.length > 0 && {
          remote_write: remoteWrites.map((target) =>
            remoteWriteConfig(target, sizeRemoteWrite(environment.load.samplesPerSecond)),
          ),
        }),
      },
      environment.name,
    ),
  };
}

/** External labels are expanded like shell variables. */
const literal = (value: string): string => value.replaceAll('$', '$$$$');

/** How a program of the stack is asked that shows a certificate. */
const withCertificates = { scheme: 'https', tls_config: stackTls } as const;

/** Every Alertmanager gets every alert, because while they cannot reach each other each of them has to notify. */
function alertingConfig(environment: Environment) {
  return {
    // Both replicas have to send the same alert, so that it is notified once.
    alert_relabel_configs: [{ regex: 'replica', action: 'labeldrop' }],
    alertmanagers: [
      {
        ...(usesTls(alertmanager, environment) && withCertificates),
        static_configs: [{ targets: addressesOf(alertmanager, alertmanager.ports.web, environment) }],
      },
    ],
  };
}

/** The jobs that have targets, in the order of the catalogue. */
function scrapeConfigs(environment: Environment, catalogue: KeptCatalogue) {
  const scraped = scrapedBy(environment);
  return catalogue.jobs.flatMap((job) =>
    scraped
      .filter((targets) => targets.job === job.name)
      .map((targets) => {
        const config = scrapeConfig(job, targets, catalogue, environment);
        return targets.isEncrypted ? { ...config, ...withCertificates } : config;
      }),
  );
}

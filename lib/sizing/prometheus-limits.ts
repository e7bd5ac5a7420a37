import type { Limit } from '#lib/sizing/limit';
import { diskLimit, programLimits } from '#lib/sizing/program-limits';
import {
  type PrometheusLoad,
  partsOf,
  prometheusNeeds,
  retentionNeed,
  sendsSamples,
  sizePrometheus,
} from '#lib/sizing/prometheus';

/** What each replica of Prometheus is given against what the declared samples and series need. */
export function prometheusLimits(environment: PrometheusLoad): readonly Limit[] {
  const { load, prometheus } = environment;
  const { retention, resources } = prometheus;
  const needs = prometheusNeeds(load, sendsSamples(environment));
  const parts = partsOf(needs);
  return [
    ...programLimits({
      component: 'prometheus',
      needs,
      size: sizePrometheus(environment),
      path: ['prometheus'],
      resources,
      more: {
        path: ['load', 'samplesPerSecond'],
        fix: `each replica scrapes everything: split the targets over ${parts} environments that send to one storage (remoteWrite), ${Math.ceil(load.samplesPerSecond / parts)} samples/s in each, or write prometheus.resources where a machine has so much`,
      },
    }),
    diskLimit(
      'prometheus',
      retentionNeed(environment),
      retention,
      ['prometheus', 'retention'],
      'a shorter retention.time; storage.size has to grow with it',
    ),
  ];
}

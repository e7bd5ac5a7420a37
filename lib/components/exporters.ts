import { blackboxExporterProgram } from '#lib/components/blackbox-exporter/component';
import type { Component } from '#lib/components/component';
import { deployedComponent } from '#lib/components/deployed/component';
import { kubeStateMetricsProgram } from '#lib/components/kube-state-metrics/component';
import { nodeExporterProgram } from '#lib/components/node-exporter/component';
import type { Environment } from '#lib/environment/environment';
import type { Images } from '#lib/kubernetes/images';
import { type Keeping, keptNames } from '#lib/metrics/kept';
import { kubeStateMetrics, nodeExporter } from '#lib/topology/programs';

/** What tells about machines, the cluster and public endpoints, as far as the stack deploys it. */
export function exportersComponents(
  environment: Environment,
  keeping: Keeping,
  images: Images,
): readonly Component[] {
  const { exporters } = environment;
  const programs = [
    ...(exporters.nodeExporter === undefined
      ? []
      : [
          nodeExporterProgram({
            environment,
            choices: exporters.nodeExporter,
            kept: keptNames(nodeExporter, keeping),
          }),
        ]),
    ...(exporters.kubeStateMetrics === undefined
      ? []
      : [
          kubeStateMetricsProgram({
            environment,
            choices: exporters.kubeStateMetrics,
            kept: keptNames(kubeStateMetrics, keeping),
          }),
        ]),
    ...(exporters.blackbox === undefined
      ? []
      : [blackboxExporterProgram({ environment, choices: exporters.blackbox })]),
  ];
  return programs.map((program) => deployedComponent(program, environment, images));
}

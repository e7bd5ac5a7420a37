import type { Component } from '#lib/components/component';
import { deployedComponent } from '#lib/components/deployed/component';
import { flagChoices } from '#lib/components/victoria-metrics/choices';
import { commandLine } from '#lib/components/victoria-metrics/command-line';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import type { Environment } from '#lib/environment/environment';
import type { Images } from '#lib/kubernetes/images';

/** Answers 200 even while the program is shutting down and `/health` does not: https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/ */
const healthy = '/-/healthy';

/** A program of VictoriaMetrics as a component of the stack. */
export function victoriaMetricsComponent(
  { hasService, ...description }: VictoriaMetricsProgram,
  environment: Environment,
  images: Images,
): Component {
  const { web } = description.program.ports;
  return deployedComponent(
    {
      ...description,
      arguments: (paths) => commandLine(description, paths, environment),
      rereadsFiles: true,
      health: {
        port: web,
        ready: '/health',
        ...(description.withoutLivenessProbe === undefined && { healthy }),
      },
      choices: [
        ...description.choices,
        ...(description.siteFlags === undefined ? [] : flagChoices(environment, description.siteFlags)),
      ],
      ...(hasService === true && { services: [web] }),
    },
    environment,
    images,
  );
}

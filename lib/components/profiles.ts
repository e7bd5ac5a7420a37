import { alloyProgram } from '#lib/components/alloy/component';
import type { Component } from '#lib/components/component';
import { deployedComponent } from '#lib/components/deployed/component';
import { pyroscopeProgram } from '#lib/components/pyroscope/component';
import { pyroscopeGatewayProgram } from '#lib/components/pyroscope-gateway/component';
import { victoriaMetricsComponent } from '#lib/components/victoria-metrics/deployed';
import type { Environment } from '#lib/environment/environment';
import type { Images } from '#lib/kubernetes/images';

/** What keeps profiles, and what takes them. */
export function profilesComponents(environment: Environment, images: Images): readonly Component[] {
  const { profiles: choices } = environment;
  if (choices === undefined) return [];
  const input = { environment, choices };
  return [
    deployedComponent(pyroscopeProgram(input), environment, images),
    victoriaMetricsComponent(pyroscopeGatewayProgram(input), environment, images),
    deployedComponent(alloyProgram(input), environment, images),
  ];
}

import { alloyProgram } from '#lib/components/alloy/component';
import type { Component } from '#lib/components/component';
import { deployedComponent } from '#lib/components/deployed/component';
import { pyroscopeProgram } from '#lib/components/pyroscope/component';
import type { Environment } from '#lib/environment/environment';
import type { Images } from '#lib/kubernetes/images';

/** What keeps profiles, and what takes them. */
export function profilesComponents(environment: Environment, images: Images): readonly Component[] {
  const { profiles: choices } = environment;
  if (choices === undefined) return [];
  return [pyroscopeProgram({ environment, choices }), alloyProgram({ environment, choices })].map((program) =>
    deployedComponent(program, environment, images),
  );
}

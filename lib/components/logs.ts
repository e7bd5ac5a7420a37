import type { Component } from '#lib/components/component';
import { deployedComponent } from '#lib/components/deployed/component';
import { lokiProgram } from '#lib/components/loki/component';
import { otelLogsProgram } from '#lib/components/otel-logs/component';
import type { Environment } from '#lib/environment/environment';
import type { Images } from '#lib/kubernetes/images';
import type { NativeFile } from '#lib/native-file';

/**
 * What collects and keeps logs, those that others need first.
 *
 * @param ruleFiles the rules over log lines
 */
export function logsComponents(
  environment: Environment,
  ruleFiles: readonly NativeFile[],
  images: Images,
): readonly Component[] {
  const { logs: choices } = environment;
  if (choices === undefined) return [];
  return [lokiProgram({ environment, choices, ruleFiles }), otelLogsProgram({ environment, choices })].map(
    (program) => deployedComponent(program, environment, images),
  );
}

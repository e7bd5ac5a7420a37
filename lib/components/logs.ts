import type { DeployedProgram } from '#lib/components/deployed/description';
import { lokiProgram } from '#lib/components/loki/component';
import { otelLogsProgram } from '#lib/components/otel-logs/component';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';

/**
 * The programs of logs, those that others need first.
 *
 * @param ruleFiles the rules over log lines
 */
export function logsPrograms(
  environment: Environment,
  ruleFiles: readonly NativeFile[],
): readonly DeployedProgram[] {
  const { logs: choices } = environment;
  if (choices === undefined) return [];
  return [lokiProgram({ environment, choices, ruleFiles }), otelLogsProgram({ environment, choices })];
}

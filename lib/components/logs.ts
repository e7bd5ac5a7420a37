import type { Component } from '#lib/components/component';
import { deployedComponent } from '#lib/components/deployed/component';
import { lokiProgram } from '#lib/components/loki/component';
import { lokiGatewayProgram } from '#lib/components/loki-gateway/component';
import { otelLogsProgram } from '#lib/components/otel-logs/component';
import { victoriaMetricsComponent } from '#lib/components/victoria-metrics/deployed';
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
  const input = { environment, choices };
  return [
    deployedComponent(lokiProgram({ ...input, ruleFiles }), environment, images),
    victoriaMetricsComponent(lokiGatewayProgram(input), environment, images),
    deployedComponent(otelLogsProgram(input), environment, images),
  ];
}

import { flagsOf } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { NativeFile } from '#lib/native-file';

/** The user of the images of the collector and of Jaeger: https://github.com/open-telemetry/opentelemetry-collector-releases/blob/v0.155.0/distributions/otelcol-contrib/Dockerfile */
export const collectorUser = 10_001;

/** The command line of a collector, or of Jaeger. */
export const collectorArguments = (paths: ReplicaPaths, config: NativeFile): readonly string[] =>
  flagsOf([{ flag: `--config=${paths.file(config.path)}`, why: 'the generated configuration' }]);

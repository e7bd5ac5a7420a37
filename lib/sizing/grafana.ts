import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices } from '#lib/environment/grafana-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { fixedSize, type ProgramSize } from '#lib/sizing/sized';
import { mebibytes } from '#lib/units/bytes';

/**
 * Grafana's work follows from how many people look, not from the load. It asks for 512 MiB and one core at least
 * (https://grafana.com/docs/grafana/latest/setup-grafana/installation/#hardware-recommendations), and each kind of data
 * source is a program of its own beside it. Explicit sizes win.
 */
export const sizeGrafana = (
  environment: Pick<Environment, 'place'>,
  { resources }: GrafanaChoices,
): ProgramSize =>
  explicitOr(
    environment,
    ['grafana'],
    resources,
    fixedSize(0.5, mebibytes(1_024), 'enough for some dozen people at once'),
  );

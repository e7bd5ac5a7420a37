import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices } from '#lib/environment/grafana-choices';
import type { Sized } from '#lib/sizing/sized';
import { type Bytes, mebibytes } from '#lib/units/bytes';

/** What one replica of Grafana needs. */
export interface GrafanaSize {
  /** Cores. */
  readonly cpu: Sized<number>;
  readonly memory: Sized<Bytes>;
}

/**
 * Grafana's work follows from how many people look, not from the load. It asks for 512 MiB and one core at least
 * (https://grafana.com/docs/grafana/latest/setup-grafana/installation/#hardware-recommendations), and each kind of data
 * source is a program of its own beside it. Explicit sizes win.
 */
export function sizeGrafana(
  environment: Pick<Environment, 'place'>,
  { resources }: GrafanaChoices,
): GrafanaSize {
  if (resources === undefined) {
    const from = 'enough for some dozen people at once';
    return { cpu: { value: 0.5, from }, memory: { value: mebibytes(1_024), from } };
  }
  const place = (key: string) => environment.place(['grafana', 'resources', key]);
  return {
    cpu: { value: resources.cpu, from: place('cpu') },
    memory: { value: resources.memory, from: place('memory') },
  };
}

import type { Environment } from '#lib/environment/environment';
import type { Sized } from '#lib/sizing/sized';
import { type Bytes, mebibytes } from '#lib/units/bytes';

/** What one replica of Alertmanager needs. */
export interface AlertmanagerSize {
  /** Cores. */
  readonly cpu: Sized<number>;
  readonly memory: Sized<Bytes>;
}

/** Alertmanager's work follows from the alerts that fire, not from the load; some thousand fit. Explicit sizes win. */
export function sizeAlertmanager(environment: Environment): AlertmanagerSize {
  const { resources } = environment.alertmanager;
  if (resources === undefined) {
    const from = 'enough for some thousand alerts at once';
    return { cpu: { value: 0.1, from }, memory: { value: mebibytes(256), from } };
  }
  const place = (key: string) => environment.place(['alertmanager', 'resources', key]);
  return {
    cpu: { value: resources.cpu, from: place('cpu') },
    memory: { value: resources.memory, from: place('memory') },
  };
}

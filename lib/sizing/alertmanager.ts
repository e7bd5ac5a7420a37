import type { Environment } from '#lib/environment/environment';
import { explicitOr } from '#lib/sizing/explicit';
import { fixedSize, type ProgramSize } from '#lib/sizing/sized';
import { mebibytes } from '#lib/units/bytes';

/** Alertmanager's work follows from the alerts that fire, not from the load; some thousand fit. Explicit sizes win. */
export const sizeAlertmanager = (environment: Pick<Environment, 'alertmanager' | 'place'>): ProgramSize =>
  explicitOr(
    environment,
    ['alertmanager'],
    environment.alertmanager.resources,
    fixedSize(0.1, mebibytes(256), 'enough for some thousand alerts at once'),
  );

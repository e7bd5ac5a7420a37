import type { UnitName } from '#lib/units/unit';

/** The units that a name can end in, before `_total`: https://prometheus.io/docs/practices/naming/#metric-names */
const units: Readonly<Record<string, UnitName>> = {
  bytes_per_second: 'bytesPerSecond',
  seconds: 'seconds',
  milliseconds: 'milliseconds',
  ms: 'milliseconds',
  bytes: 'bytes',
  mbps: 'megabitsPerSecond',
  ratio: 'ratio',
  percent: 'percent',
  celsius: 'celsius',
};

/** The unit that a metric's name ends in, if it ends in one. */
export function unitOfName(name: string): { readonly suffix: string; readonly unit: UnitName } | undefined {
  const stem = name.replace(/_total$/, '');
  for (const [suffix, unit] of Object.entries(units)) {
    if (stem.endsWith(`_${suffix}`)) return { suffix: `_${suffix}`, unit };
  }
  return undefined;
}

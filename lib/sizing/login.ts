import type { ProgramSize } from '#lib/sizing/sized';
import { mebibytes } from '#lib/units/bytes';

/** One replica of oauth2-proxy keeps nothing: sessions are in the cookies. Assumed. */
export function sizeLogin(): ProgramSize {
  const from = 'enough for some hundred people at once';
  return { cpu: { value: 0.1, from }, memory: { value: mebibytes(128), from } };
}

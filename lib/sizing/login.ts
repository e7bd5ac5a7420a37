import { fixedSize, type ProgramSize } from '#lib/sizing/sized';
import { mebibytes } from '#lib/units/bytes';

/** One replica of oauth2-proxy keeps nothing: sessions are in the cookies. Assumed. */
export const sizeLogin = (): ProgramSize =>
  fixedSize(0.1, mebibytes(128), 'enough for some hundred people at once');

import type { Sized } from '#lib/sizing/sized';
import { type Bytes, gibibytes, mebibytes } from '#lib/units/bytes';

/** Half cores up to one, whole cores above. */
export function cores(amount: number, formula: string): Sized<number> {
  const value = amount <= 0.5 ? 0.5 : Math.ceil(amount);
  return { value, from: `${formula}, in whole cores, at least 0.5` };
}

/** In steps of 256 MiB. */
export function memory(bytes: number, formula: string): Sized<Bytes> {
  const step = mebibytes(256).inBytes;
  return {
    value: mebibytes(256).times(Math.max(1, Math.ceil(bytes / step))),
    from: `${formula}, in steps of 256 MiB`,
  };
}

/** In whole GiB. */
export const disk = (bytes: number, formula: string): Sized<Bytes> => ({
  value: gibibytes(Math.max(1, Math.ceil(bytes / gibibytes(1).inBytes))),
  from: formula,
});

/** Memory of programs that need much of it, in whole GiB. */
export const largeMemory = (bytes: number, formula: string): Sized<Bytes> => ({
  value: gibibytes(Math.ceil(bytes / gibibytes(1).inBytes)),
  from: `${formula}, in whole GiB`,
});

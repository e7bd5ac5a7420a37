import type { RawEnvironment } from '#lib/environment/schema';
import type { Resources, Storage } from '#lib/environment/shared-choices';
import { Bytes } from '#lib/units/bytes';
import { Duration } from '#lib/units/duration';

type RawProgram = RawEnvironment['prometheus'];

/** A volume as written, with units. */
export const storage = (raw: RawProgram['storage']): Storage => ({ ...raw, size: bytes(raw.size) });

/** What one replica gets, where the file says it. */
export function resources({ resources: raw }: { readonly resources?: RawProgram['resources'] | undefined }): {
  readonly resources?: Resources;
} {
  return raw === undefined ? {} : { resources: { cpu: raw.cpu, memory: bytes(raw.memory) } };
}

/** @throws RangeError when the schema of environments lets through what cannot be read */
export const duration = (text: string): Duration => known(Duration.parse(text), text);

/** @throws RangeError when the schema of environments lets through what cannot be read */
export const bytes = (text: string): Bytes => known(Bytes.parse(text), text);

function known<Value>(value: Value | undefined, text: string): Value {
  if (value === undefined) throw new RangeError(`the schema of environments lets ${text} through`);
  return value;
}

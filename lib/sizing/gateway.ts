import type { Environment } from '#lib/environment/environment';
import type { ReplicatedChoices } from '#lib/environment/shared-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { fixedSize, type ProgramSize } from '#lib/sizing/sized';
import { mebibytes } from '#lib/units/bytes';

/**
 * One replica of vmauth in front of a store: it copies bytes, looks into none, and keeps at most 32 KiB of each of the 1,000
 * requests that it takes at once. Assumed; explicit sizes win.
 *
 * @param section the key of the environment that has `gateway`
 */
export const sizeGateway = (
  environment: Pick<Environment, 'place'>,
  section: string,
  { resources }: ReplicatedChoices,
): ProgramSize =>
  explicitOr(
    environment,
    [section, 'gateway'],
    resources,
    fixedSize(0.25, mebibytes(128), 'enough for some hundred requests at once'),
  );

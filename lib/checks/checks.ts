import type { Check } from '#lib/checks/check';
import { identities } from '#lib/checks/identities';
import { lockedImages } from '#lib/checks/images';
import { loopbackPorts } from '#lib/checks/loopback-ports';
import { mirrors } from '#lib/checks/mirrors';
import { pods } from '#lib/checks/pods';
import { selectors } from '#lib/checks/selectors';
import { sizes } from '#lib/checks/sizes';
import { texts } from '#lib/checks/texts';
import { victoriaMetricsFlags } from '#lib/checks/victoria-metrics-flags';

/** Every invariant that a finished stack keeps. */
export const checks: readonly Check[] = [
  identities,
  lockedImages,
  loopbackPorts,
  mirrors,
  pods,
  selectors,
  sizes,
  texts,
  victoriaMetricsFlags,
];

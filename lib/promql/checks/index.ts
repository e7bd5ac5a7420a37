import { alertComparison } from '#lib/promql/checks/alert-comparison';
import { anchoredRegexp } from '#lib/promql/checks/anchored-regexp';
import type { Check } from '#lib/promql/checks/check';
import { counterBornAtOne } from '#lib/promql/checks/counter-born-at-one';
import { histogramQuantile } from '#lib/promql/checks/histogram-quantile';
import { impossibleMatch } from '#lib/promql/checks/impossible-match';
import { needlessRegexp } from '#lib/promql/checks/needless-regexp';
import { rateOfGauge } from '#lib/promql/checks/rate-of-gauge';
import { rateOfSum } from '#lib/promql/checks/rate-of-sum';
import { rawCounter } from '#lib/promql/checks/raw-counter';
import { removedLabel } from '#lib/promql/checks/removed-label';
import { shortRange } from '#lib/promql/checks/short-range';
import { storedLe } from '#lib/promql/checks/stored-le';
import { unguardedRatio } from '#lib/promql/checks/unguarded-ratio';
import { units } from '#lib/promql/checks/units';
import { unknownLabel } from '#lib/promql/checks/unknown-label';
import { unknownMetric } from '#lib/promql/checks/unknown-metric';
import { unknownValue } from '#lib/promql/checks/unknown-value';
import { unreachableThreshold } from '#lib/promql/checks/unreachable-threshold';

/** Every check of what an expression means, in the order of docs/promql-checks.md. */
export const checks: readonly Check[] = [
  unknownMetric,
  unknownLabel,
  unknownValue,
  removedLabel,
  rateOfGauge,
  rawCounter,
  rateOfSum,
  counterBornAtOne,
  shortRange,
  histogramQuantile,
  storedLe,
  impossibleMatch,
  alertComparison,
  unguardedRatio,
  units,
  unreachableThreshold,
  needlessRegexp,
  anchoredRegexp,
];

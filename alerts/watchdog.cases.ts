import { Watchdog } from '#alerts/watchdog';
import { cases, firing } from '#lib/rules/case';
import { minutes, seconds } from '#lib/units/duration';

const always = {
  labels: {},
  summary: 'Alerting works',
  description: "Always fires. When the dead man's switch no longer receives it, no alert reaches anybody.",
};

export const watchdogCases = cases(Watchdog, [
  {
    title: 'fires from the first evaluation on',
    proves: ['fires'],
    series: [],
    expect: [firing(seconds(0), always), firing(minutes(10), always)],
  },
]);

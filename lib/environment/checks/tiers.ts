import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';
import { tiersOf } from '#lib/environment/tiers';

/** A tier that is coarser keeps samples longer: else nobody would need it. */
const checkOrder = environmentCheck(['victoriaMetrics'], (environment) => {
  const tiers = tiersOf(environment);
  return tiers.flatMap(({ name, path, choices: { retention } }, index) => {
    const finer = tiers[index - 1];
    if (finer === undefined || finer.choices.retention.isShorterThan(retention)) return [];
    return [
      problemAt(environment, 'tiers', [...path, 'retention'], {
        message: `${name} keeps samples for ${retention}, and ${finer.name}, which keeps more of them, for ${finer.choices.retention}`,
        fix: `write more than ${finer.choices.retention}, or remove ${name}`,
      }),
    ];
  });
});

/** What passes samples on is there where there is more than one to pass them on to. */
const checkVmagent = environmentCheck(['victoriaMetrics'], (environment) => {
  const { victoriaMetrics } = environment;
  if (victoriaMetrics === undefined) return [];
  const isNeeded = tiersOf(environment).length > 1 || victoriaMetrics.sites !== undefined;
  if (isNeeded === (victoriaMetrics.vmagent !== undefined)) return [];
  return [
    problemAt(environment, 'tiers', ['victoriaMetrics', 'vmagent'], {
      message: isNeeded
        ? 'is missing, and nothing passes samples on to the further tiers and other sites'
        : 'is given, and there is one tier and one site: samples get there by themselves',
      fix: isNeeded ? 'add vmagent, with storage for its queues' : 'remove it, or add warm, cold or sites',
    }),
  ];
});

/** vmselect over all tiers has more than one. */
const checkAll = environmentCheck(['victoriaMetrics'], (environment) => {
  const { victoriaMetrics } = environment;
  if (victoriaMetrics?.kind !== 'cluster' || victoriaMetrics.vmselectAll === undefined) return [];
  if (tiersOf(environment).length > 1) return [];
  return [
    problemAt(environment, 'tiers', ['victoriaMetrics', 'vmselectAll'], {
      message: 'is given, and there is one tier',
      fix: 'remove it, or add warm or cold',
    }),
  ];
});

/** Copies have somewhere to go, with the keys to get in. */
const checkBackup = environmentCheck(['victoriaMetrics', 'objectStorage'], (environment) => {
  const { victoriaMetrics, objectStorage } = environment;
  if (victoriaMetrics?.backup === undefined || objectStorage !== undefined) return [];
  return [
    problemAt(environment, 'tiers', ['victoriaMetrics', 'backup', 'bucket'], {
      message:
        'copies go into a bucket, and there is no objectStorage: nothing says where that is, and which Secrets open it',
      fix: 'add objectStorage, or remove backup',
    }),
  ];
});

export const tierChecks = [checkOrder, checkVmagent, checkAll, checkBackup];

import { MigrationFailureRateHigh } from '#alerts/migration';
import { cases, firing, pending, silent } from '#lib/rules/case';
import { rising, samples } from '#lib/rules/samples';
import { minutes, seconds } from '#lib/units/duration';
import { migrationFailures, migrations } from '#metrics/migration';

const manager = { job: 'dwcp-core', instance: 'dwcp-manager:8080' };
const standby = { job: 'dwcp-core', instance: 'dwcp-manager-2:8080' };
const tenPercent = {
  labels: {},
  summary: 'VM migrations fail',
  description: '10% of VM migrations failed in the last 5 minutes, more than 5%.',
};

export const migrationCases = cases(MigrationFailureRateHigh, [
  {
    title: 'fires while one migration in ten fails',
    proves: ['fires', 'for boundary', 'resolves'],
    series: [
      rising(migrations, manager, { steps: 180, by: 10 }),
      rising(migrationFailures, manager, { steps: 30, by: 0 }, { steps: 90, by: 1 }, { steps: 60, by: 0 }),
    ],
    expect: [
      ...silent(minutes(5)),
      pending(seconds(750)),
      firing(seconds(760), tenPercent),
      ...silent(seconds(1350)),
    ],
  },
  {
    title: 'stays silent when one migration in twenty-one fails',
    proves: ['just below'],
    series: [
      rising(migrations, manager, { steps: 120, by: 21 }),
      rising(migrationFailures, manager, { steps: 120, by: 1 }),
    ],
    expect: silent(minutes(11), minutes(20)),
  },
  {
    title: 'stays silent when exactly one migration in twenty fails',
    proves: [],
    series: [samples(migrations, manager, '0+20x120'), samples(migrationFailures, manager, '0+1x120')],
    expect: silent(minutes(11), minutes(20)),
  },
  {
    title:
      'looks at the platform as a whole: a busy manager without failures outweighs a quiet one with many',
    proves: [],
    series: [
      rising(migrations, manager, { steps: 120, by: 96 }),
      rising(migrationFailures, manager, { steps: 120, by: 0 }),
      rising(migrations, standby, { steps: 120, by: 4 }),
      rising(migrationFailures, standby, { steps: 120, by: 4 }),
    ],
    expect: silent(minutes(11), minutes(20)),
  },
  {
    title: 'fires on the sum of what two managers migrate, though only one of them reports failures',
    proves: [],
    series: [
      rising(migrations, manager, { steps: 120, by: 10 }),
      rising(migrations, standby, { steps: 120, by: 10 }),
      rising(migrationFailures, standby, { steps: 120, by: 2 }),
    ],
    expect: [firing(minutes(15), tenPercent)],
  },
  {
    title: 'stays silent when nothing is migrated',
    proves: [],
    series: [
      rising(migrations, manager, { steps: 120, by: 0 }),
      rising(migrationFailures, manager, { steps: 120, by: 0 }),
    ],
    expect: silent(minutes(11), minutes(20)),
  },
  {
    title: 'ends when the manager is gone',
    proves: ['missing data'],
    series: [
      samples(migrations, manager, '0+10x100 stale'),
      samples(migrationFailures, manager, '0+1x100 stale'),
    ],
    expect: silent(minutes(25)),
  },
  {
    title: 'fires although the failure counter appears with its first failure',
    proves: ['counter born at 1'],
    series: [
      rising(migrations, manager, { steps: 120, by: 10 }),
      samples(migrationFailures, manager, '_x30 1+1x90'),
    ],
    expect: [...silent(minutes(5)), firing(minutes(15), tenPercent)],
  },
]);

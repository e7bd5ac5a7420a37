import { loadContent } from '#content';
import type { AlertOverride } from '#lib/environment/environment';
import { alertFacts, changedAlerts, disabledAlerts } from '#lib/output/alert-facts';
import { idleAlerts } from '#lib/output/idle-alerts';
import { buildStack } from '#lib/stack';
import { minutes } from '#lib/units/duration';
import { environment } from '#test/lib/components/example';

const content = loadContent();
const everyJob = Object.fromEntries(
  content.catalogue.jobs.map(({ name }) => [name, { kind: 'static', addresses: ['a:1'] } as const]),
);
const stack = (alerts: Readonly<Record<string, AlertOverride>> = {}, targets: typeof everyJob = everyJob) =>
  buildStack({ ...environment(), alerts, targets }, content);

describe('what the summary says about alerts', () => {
  it('is who is told, and the numbers of this environment', () => {
    const facts = alertFacts(stack({ DiskSpaceLow: { kind: 'changed', threshold: '20%' } }));
    const disk = facts.find(({ name }) => name === 'DiskSpaceLow');
    expect(disk).toMatchObject({
      severity: 'warning',
      team: 'infrastructure',
      receivers: ['capacity-digest'],
    });
    expect(String(disk?.threshold)).toBe('20%');
  });

  it('is what differs from the declaration', () => {
    const changed = stack({
      DiskSpaceLow: { kind: 'changed', threshold: '20%', for: minutes(1) },
      MemoryPressure: { kind: 'changed', threshold: '85%' },
      CircuitBreakerOpened: { kind: 'disabled', reason: 'no breakers here' },
    });
    expect(changedAlerts(changed)).toEqual([
      { name: 'DiskSpaceLow', value: 'threshold', from: '15%', to: '20%' },
      { name: 'DiskSpaceLow', value: 'for', from: '10m', to: '1m' },
    ]);
    expect(disabledAlerts(changed)).toEqual([{ name: 'CircuitBreakerOpened', reason: 'no breakers here' }]);
  });

  it('is nothing about idle ones where every job has targets', () => {
    expect(idleAlerts(stack())).toEqual([]);
  });

  it('names those that wait for a job, through recorded series too', () => {
    const { 'dwcp-core': _, ...others } = everyJob;
    expect(idleAlerts(stack({}, others)).map(({ name, jobs }) => `${name}: ${jobs}`)).toEqual([
      'ConsensusLatencySLOBreach: dwcp-core',
      'BandwidthPredictionAccuracyLow: dwcp-core',
      'MigrationFailureRateHigh: dwcp-core',
      'DiskSpaceLow: dwcp-core',
      'MemoryPressure: dwcp-core',
    ]);
  });

  it('never names the Watchdog', () => {
    expect(idleAlerts(stack({}, {})).map(({ name }) => name)).not.toContain('Watchdog');
  });
});

import { headroomInWords, renderCapacity } from '#lib/output/capacity';
import { capacityFacts } from '#lib/output/capacity-facts';
import type { CapacityFact } from '#lib/output/stack-output';
import { environment } from '#test/lib/components/example';

const cpu: CapacityFact = {
  limit: 'vmstorage-cpu',
  given: '4 cores',
  declared: '200000 samples/s',
  carries: '200000 samples/s',
  headroom: 0,
  growsTo: '800000 samples/s',
};
const disk: CapacityFact = {
  limit: 'vmstorage-disk',
  given: '800 GiB',
  declared: '200000 samples/s',
  carries: '267000 samples/s',
  headroom: 25,
};
const { headroom: _, ...exceeded } = { ...cpu, declared: '900000 samples/s' };
const accepted: CapacityFact = { ...exceeded, accepted: 'for the week of the load test' };

describe('the capacity in the summary', () => {
  it('says that the load fits, and what each limit carries', () => {
    const [title, verdict, , ...table] = renderCapacity([cpu, disk]).split('\n\n');
    expect([title, verdict, ...table]).toEqual([
      '## Capacity',
      '**The declared load fits.** Of what the environment says itself, the least headroom is 25 % (vmstorage-disk).',
      `| limit | given | declared | carries | headroom | grows to |
| --- | --- | --- | --- | --- | --- |
| vmstorage-cpu | 4 cores | 200000 samples/s | 200000 samples/s | 0 % | 800000 samples/s |
| vmstorage-disk | 800 GiB | 200000 samples/s | 267000 samples/s | 25 % | - |`,
    ]);
  });

  it('says in words what does not fit, and why that is accepted', () => {
    const text = renderCapacity([accepted, disk]);
    expect(text).toContain(`**The declared load does not fit.** The environment accepts these risks:

- vmstorage-cpu carries 200000 samples/s of 900000 samples/s: for the week of the load test`);
    expect(text).toContain('| vmstorage-cpu | 4 cores | 900000 samples/s | 200000 samples/s | none |');
  });

  it('is left out where there is nothing to carry', () => {
    expect(renderCapacity([])).toBe('');
  });
});

describe('the headroom in one line', () => {
  it('is the least of what the site wrote, for what is worked out grows with the load', () => {
    expect(headroomInWords([cpu, disk, { ...disk, limit: 'loki-disk' }])).toBe(
      '25 % (vmstorage-disk, loki-disk)',
    );
  });

  it('names what the load is too much for', () => {
    expect(headroomInWords([accepted, disk])).toBe('none: the load is too much for vmstorage-cpu');
  });
});

describe('what an environment carries', () => {
  it('is told with the reason for what is too much', () => {
    const facts = capacityFacts(
      environment({
        load: { samplesPerSecond: 2_000_000, activeSeries: 10_000 },
        acceptedRisks: { 'prometheus-cpu': 'split next month' },
      }),
    );
    expect(facts[0]).toEqual({
      limit: 'prometheus-cpu',
      given: '16 cores',
      declared: '2000000 samples/s',
      carries: '1600000 samples/s',
      growsTo: '1600000 samples/s',
      accepted: 'split next month',
    });
  });
});

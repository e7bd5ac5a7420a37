import { exporterRows, shareOf } from '#lib/output/exporter-rows';

describe('what is said of exporters', () => {
  it('is whose each is, what is kept, and what that saves', () => {
    expect(
      exporterRows([
        {
          job: 'node-exporter',
          keptFamilies: 12,
          ofPage: { families: 292, series: 532, keptSeries: 27 },
          ownedBy: ['stack', 'site'],
        },
        { job: 'cadvisor', keptFamilies: 5, ownedBy: ['site'] },
        { job: 'kubelet', keptFamilies: 4, ownedBy: [] },
      ]),
    ).toEqual([
      ['job', 'run by', 'families kept', 'series dropped'],
      ['node-exporter', 'this stack, and on machines the site', '12 of 292', '94 % (505 of 532)'],
      ['cadvisor', 'the site', '5', 'not known: no page of it was learned'],
      ['kubelet', 'nobody', '4', 'not known: no page of it was learned'],
    ]);
  });

  it('does not say that everything is dropped while something is kept', () => {
    expect(shareOf({ families: 1, series: 1_000, keptSeries: 1 })).toBe('99 %');
    expect(shareOf({ families: 1, series: 1_000, keptSeries: 0 })).toBe('100 %');
  });
});

import type { CheckedStack } from '#lib/checks/check';
import { victoriaMetricsFlags } from '#lib/checks/victoria-metrics-flags';
import type { Environment } from '#lib/environment/environment';
import { componentsOf, inCluster, locally, singleNode } from '#test/lib/components/victoria-metrics';
import { broken, goodStack, told } from './example';

const stackOf = (site: Environment): CheckedStack => ({ ...goodStack(site), components: componentsOf(site) });
const fix = (text: string) => `\n    ${text}`;

describe('stack/victoria-metrics-flags', () => {
  it.each([
    ['in a cluster', inCluster()],
    ['of a single node in a cluster', inCluster(singleNode)],
    ['on one machine', locally()],
  ])('are right %s', (_, site) => {
    expect(told(victoriaMetricsFlags, stackOf(site))).toEqual([]);
  });

  it('finds a flag on the wrong program', () => {
    expect(
      told(
        victoriaMetricsFlags,
        broken(
          'StatefulSet vminsert',
          '-maxLabelsPerTimeseries=50',
          '-dedup.minScrapeInterval=1s',
          stackOf(inCluster()),
        ),
      ),
    ).toEqual([
      `vminsert: vminsert has no flag -dedup.minScrapeInterval; vmselect, vmstorage, victoria-metrics have it${fix('move it there, or remove it: vminsert would not start')}`,
    ]);
  });

  it('finds a value that the program on one machine cannot read', () => {
    const stack = stackOf(locally());
    const components = stack.components.map((component) => ({
      ...component,
      processes: component.processes.map((process) => ({
        ...process,
        arguments: process.arguments.map((argument) =>
          argument.replace('-retentionPeriod=30d', '-retentionPeriod=1m'),
        ),
      })),
    }));
    expect(told(victoriaMetricsFlags, { ...stack, components })).toEqual([
      expect.stringContaining('victoria-metrics: -retentionPeriod=1m is no retention'),
    ]);
  });
});

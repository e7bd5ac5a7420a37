import { DiskSpaceLow, MemoryPressure } from '#alerts/capacity';
import { type Case, cases, firing, pending, silent } from '#lib/rules/case';
import { samples } from '#lib/rules/samples';
import { minutes } from '#lib/units/duration';
import { diskAvailable, diskUsed, memoryAvailable, memoryUsage } from '#metrics/resources';

const node1 = { job: 'dwcp-core', instance: 'dwcp-node-1:8080', node_id: 'node-1' };
const nvme = { ...node1, device: 'nvme0n1' };
const interval = minutes(1);

export const capacityCases: readonly Case[] = [
  ...cases(DiskSpaceLow, [
    {
      title: 'fires while 14 % of a disk are free',
      proves: ['fires', 'for boundary', 'resolves'],
      interval,
      series: [
        samples(diskAvailable, nvme, '300x5 140x15 300x5'),
        samples(diskUsed, nvme, '700x5 860x15 700x5'),
      ],
      expect: [
        ...silent(minutes(5)),
        pending(minutes(15)),
        firing(minutes(16), {
          labels: nvme,
          summary: 'Disk nvme0n1 of node-1 is nearly full',
          description: 'Disk nvme0n1 of node-1 has 14% of its space free, less than 15%.',
        }),
        ...silent(minutes(22)),
      ],
    },
    {
      title: 'stays silent when exactly 15 % are free',
      proves: ['just below'],
      interval,
      series: [samples(diskAvailable, nvme, '150x30'), samples(diskUsed, nvme, '850x30')],
      expect: silent(minutes(11), minutes(30)),
    },
    {
      title: 'ends when the disk is no longer reported',
      proves: ['missing data'],
      interval,
      series: [samples(diskAvailable, nvme, '140x15 stale'), samples(diskUsed, nvme, '860x15 stale')],
      expect: silent(minutes(16)),
    },
  ]),
  ...cases(MemoryPressure, [
    {
      title: 'fires while a node has used 90 % of its memory on average',
      proves: ['fires', 'for boundary', 'resolves'],
      interval,
      series: [samples(memoryUsage, node1, '90x30 10x30'), samples(memoryAvailable, node1, '10x30 90x30')],
      expect: [
        pending(minutes(14)),
        firing(minutes(15), {
          labels: node1,
          summary: 'Memory of node-1 is nearly full',
          description: 'Node node-1 used 90.0 % of its memory over the last hour, more than 85%.',
        }),
        ...silent(minutes(34)),
      ],
    },
    {
      title: 'stays silent during 40 minutes at 100 % on a node that is half empty otherwise',
      proves: [],
      interval,
      series: [
        samples(memoryUsage, node1, '50x60 100x39 50x30'),
        samples(memoryAvailable, node1, '50x60 0x39 50x30'),
      ],
      expect: silent(minutes(85), minutes(98), minutes(100), minutes(105)),
    },
    {
      title: 'stays silent at 84.9 %',
      proves: ['just below'],
      interval,
      series: [samples(memoryUsage, node1, '849x30'), samples(memoryAvailable, node1, '151x30')],
      expect: silent(minutes(16), minutes(30)),
    },
    {
      title: 'ends within an hour when the node is gone',
      proves: ['missing data'],
      interval,
      series: [samples(memoryUsage, node1, '90x20 stale'), samples(memoryAvailable, node1, '10x20 stale')],
      expect: silent(minutes(81)),
    },
  ]),
];

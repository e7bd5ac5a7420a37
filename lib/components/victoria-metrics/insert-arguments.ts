import type { Argument } from '#lib/components/argument';

/** How large a request may be: of everything that takes samples. */
export const requestSizeArgument: Argument = {
  flag: `-maxInsertRequestSize=${32 * 1_024 * 1_024}`,
  why: '32 MiB, unpacked: hundreds of times what Prometheus sends at once',
};

/** What samples may look like: vminsert and the single node. */
export const insertArguments: readonly Argument[] = [
  {
    flag: '-maxLabelsPerTimeseries=50',
    why: 'above it a series is dropped: a label too many is a mistake, and costs memory with every series',
  },
  requestSizeArgument,
];

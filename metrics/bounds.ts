import { oneOf, upTo } from '#lib/metrics/label';

/** The most DWCP nodes of one site: four times the three it has today. Every per-node bound follows from it. */
export const nodes = 12;

/** The ranges that several gauges share: a threshold outside of them can never decide anything. */
export const zeroToOne = { atLeast: 0, atMost: 1 } as const;
export const zeroToHundred = { atLeast: 0, atMost: 100 } as const;

/** The labels that several families share, with one meaning and one bound. */
export const node = upTo(1, 'The node that exports it, such as node-1');
export const anyNode = upTo(nodes, 'The node it is about, such as node-1');
export const mode = oneOf('The network that DWCP has adapted to', 'datacenter', 'internet', 'hybrid');
export const transport = oneOf('How the bytes travel', 'rdma', 'tcp');
export const component = oneOf('The part of DWCP', 'amst', 'hde', 'pba', 'acp', 'ass', 'itp');
export const severity = upTo(3, 'How bad it is, such as warning');
export const result = upTo(2, 'How it ended, such as success');
export const direction = upTo(2, 'Seen from the node, such as sent');
export const errorType = upTo(10, 'What went wrong, in the words of the code');
export const device = upTo(16, 'The block device, such as nvme0n1');
export const networkInterface = upTo(8, 'The network interface, such as eth0');

import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { anyNode, device, networkInterface, zeroToHundred } from '#metrics/bounds';
import { dwcpCore } from '#metrics/dwcp-jobs';

const job = dwcpCore;
const ofNode = { node_id: anyNode };
const ofDevice = { node_id: anyNode, device };
const ofInterface = { node_id: anyNode, interface: networkInterface };

export const cpuUsage = gauge('dwcp_cpu_usage_percent', {
  help: 'CPU in use, of all cores together',
  unit: 'percent',
  range: zeroToHundred,
  labels: ofNode,
  job,
});

export const memoryUsage = gauge('dwcp_memory_usage_bytes', {
  help: 'Memory in use',
  unit: 'bytes',
  labels: ofNode,
  job,
});

export const memoryAvailable = gauge('dwcp_memory_available_bytes', {
  help: 'Memory that is free or can be freed',
  unit: 'bytes',
  labels: ofNode,
  job,
});

export const diskRead = gauge('dwcp_disk_io_read_mbps', {
  help: 'Data read from the disk',
  unit: 'megabitsPerSecond',
  labels: ofDevice,
  job,
  note: 'Read as megabits, like every other _mbps of DWCP; disks are often given in megabytes',
});

export const diskWrite = gauge('dwcp_disk_io_write_mbps', {
  help: 'Data written to the disk',
  unit: 'megabitsPerSecond',
  labels: ofDevice,
  job,
  note: 'Read as megabits, like every other _mbps of DWCP; disks are often given in megabytes',
});

export const diskLatency = histogram('dwcp_disk_latency_ms', {
  help: 'Time that an operation of the disk took',
  unit: 'milliseconds',
  labels: { ...ofDevice, operation: upTo(2, 'What the disk did, such as read') },
  job,
  buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000],
  bucketsAssumed: true,
});

export const diskQueueDepth = gauge('dwcp_disk_queue_depth', {
  help: 'Operations that wait for the disk',
  unit: 'count',
  labels: ofDevice,
  job,
});

export const diskAvailable = gauge('dwcp_disk_available_bytes', {
  help: 'Free space',
  unit: 'bytes',
  labels: ofDevice,
  job,
});

export const diskUsed = gauge('dwcp_disk_used_bytes', {
  help: 'Used space',
  unit: 'bytes',
  labels: ofDevice,
  job,
});

export const networkBytesSent = counter('dwcp_network_bytes_sent_total', {
  help: 'Bytes that the interface sent',
  unit: 'bytes',
  labels: ofInterface,
  job,
});

export const networkBytesReceived = counter('dwcp_network_bytes_received_total', {
  help: 'Bytes that the interface received',
  unit: 'bytes',
  labels: ofInterface,
  job,
});

export const networkErrors = counter('dwcp_network_errors_total', {
  help: 'Packets that the interface could not send or receive',
  unit: 'count',
  labels: { ...ofInterface, type: upTo(6, 'What went wrong, such as a drop or a bad checksum') },
  job,
});

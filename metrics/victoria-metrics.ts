import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { vminsert, vmselect, vmstorage } from '#metrics/stack-jobs';
import { ofClusterAlerts, ofHealthAlerts } from '#metrics/victoria-metrics-sources';

const logMessages = {
  help: 'Lines of the log',
  unit: 'count',
  labels: {
    level: oneOf('How bad it is', 'info', 'warn', 'error', 'fatal', 'panic'),
    location: upTo(50, 'The line of the code'),
    app_version: upTo(1, 'The version of the program'),
  },
  source: ofHealthAlerts,
} as const;

export const vmstorageLogMessages = counter('vm_log_messages_total', { job: vmstorage, ...logMessages });
export const vminsertLogMessages = counter('vm_log_messages_total', { job: vminsert, ...logMessages });
export const vmselectLogMessages = counter('vm_log_messages_total', { job: vmselect, ...logMessages });

const availableMemory = {
  help: 'The memory limit of the program',
  unit: 'bytes',
  source: ofHealthAlerts,
} as const;

export const vmstorageAvailableMemory = gauge('vm_available_memory_bytes', {
  job: vmstorage,
  ...availableMemory,
});
export const vminsertAvailableMemory = gauge('vm_available_memory_bytes', {
  job: vminsert,
  ...availableMemory,
});
export const vmselectAvailableMemory = gauge('vm_available_memory_bytes', {
  job: vmselect,
  ...availableMemory,
});

const requestErrors = {
  help: 'HTTP requests that were answered with an error',
  unit: 'count',
  labels: {
    path: upTo(40, 'What was asked'),
    protocol: impliedBy('path', 'How'),
    reason: upTo(20, 'Why, such as nan_value'),
  },
  zeroInitialised: true,
  source: ofClusterAlerts,
} as const;

export const vmstorageRequestErrors = counter('vm_http_request_errors_total', {
  job: vmstorage,
  ...requestErrors,
});
export const vminsertRequestErrors = counter('vm_http_request_errors_total', {
  job: vminsert,
  ...requestErrors,
});
export const vmselectRequestErrors = counter('vm_http_request_errors_total', {
  job: vmselect,
  ...requestErrors,
});

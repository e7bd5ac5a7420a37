import { gauge } from '#lib/metrics/metric';
import { blackbox } from '#metrics/dwcp-jobs';

/** Of each endpoint that is probed; `instance` is the endpoint. */
const ofProbe = {
  job: blackbox,
  source: { kind: 'documented', document: 'https://github.com/prometheus/blackbox_exporter#readme' },
} as const;

export const probeSuccess = gauge('probe_success', {
  help: '1 when the endpoint answered as it should, 0 when it did not',
  unit: 'none',
  ...ofProbe,
});

export const certificateEnds = gauge('probe_ssl_earliest_cert_expiry', {
  help: 'When the certificate of the chain ends that ends first, in seconds since 1970',
  unit: 'seconds',
  ...ofProbe,
});

import { CertificateExpiresSoon, EndpointDown } from '#alerts/endpoints';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { days } from '#lib/units/duration';
import { certificateEnds, probeSuccess } from '#metrics/endpoints';

/** Public endpoints, as somebody outside sees them. */
export const endpoints = row('Public endpoints', [
  timeSeries('Endpoints That Answer', {
    description: '1 while an endpoint answers as it should, 0 while it does not.',
    unit: 'none',
    min: 0,
    max: 1,
    queries: [{ expr: promql`${probeSuccess}`, legend: '{{instance}}' }],
    alerts: [EndpointDown],
  }),
  timeSeries('Time to Answer', {
    description: 'How long each endpoint takes to answer, finding its name and TLS included.',
    unit: 'seconds',
    queries: [{ expr: promql`probe_duration_seconds`, legend: '{{instance}}' }],
  }),
  timeSeries('What Certificates Have Left', {
    description: 'How long the certificate of each endpoint is valid: that of its chain which ends first.',
    unit: 'seconds',
    queries: [{ expr: promql`${certificateEnds} - time()`, legend: '{{instance}}' }],
    limits: { worse: 'below', steps: [{ at: days(3), color: 'red' }] },
    alerts: [CertificateExpiresSoon],
  }),
  timeSeries('Answers of Endpoints', {
    description: 'The HTTP status of each answer; 302 is the way to the login.',
    unit: 'none',
    decimals: 0,
    queries: [{ expr: promql`probe_http_status_code`, legend: '{{instance}}' }],
  }),
]);

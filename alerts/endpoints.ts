import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { days, hours, minutes } from '#lib/units/duration';
import { certificateEnds, probeSuccess } from '#metrics/endpoints';

export const EndpointDown = alert('EndpointDown', {
  severity: 'critical',
  team: 'oncall',
  component: 'endpoints',
  expr: promql`${probeSuccess} == 0`,
  for: minutes(5),
  summary: '{{ $labels.instance }} does not answer as it should',
  description: '{{ $labels.instance }} was asked for {for} or longer, and did not answer as it should.',
});

export const CertificateExpiresSoon = alert('CertificateExpiresSoon', {
  severity: 'warning',
  team: 'infrastructure',
  component: 'endpoints',
  threshold: days(14),
  expr: promql`${certificateEnds} - time() < ${threshold}`,
  for: hours(1),
  summary: 'The certificate of {{ $labels.instance }} ends soon',
  description: 'The certificate of {{ $labels.instance }} is valid for {{ $value | humanizeDuration }} more.',
});

export const endpointAlerts: RuleGroup = {
  name: 'endpoint_alerts',
  file: 'endpoint-alerts',
  interval: minutes(1),
  rules: [EndpointDown, CertificateExpiresSoon],
};

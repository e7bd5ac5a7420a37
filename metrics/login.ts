import { upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { loginAlertmanager, loginJaeger, loginLoki, loginPrometheus } from '#metrics/stack-jobs';

const source = {
  kind: 'documented',
  document: 'https://github.com/oauth2-proxy/oauth2-proxy/blob/v7.15.3/pkg/middleware/metrics.go',
  isCommon: true,
} as const;

const requests = {
  help: 'Requests by how they were answered: 302 to the provider, 401 and 403 to nobody who may look',
  unit: 'count',
  labels: { code: upTo(20, 'The HTTP status') },
  source,
} as const;

export const loginPrometheusRequests = counter('oauth2_proxy_requests_total', {
  job: loginPrometheus,
  ...requests,
});
export const loginAlertmanagerRequests = counter('oauth2_proxy_requests_total', {
  job: loginAlertmanager,
  ...requests,
});
export const loginJaegerRequests = counter('oauth2_proxy_requests_total', { job: loginJaeger, ...requests });
export const loginLokiRequests = counter('oauth2_proxy_requests_total', { job: loginLoki, ...requests });

const inFlight = { help: 'Requests that are being answered', unit: 'count', source } as const;

export const loginPrometheusInFlight = gauge('oauth2_proxy_requests_in_flight', {
  job: loginPrometheus,
  ...inFlight,
});
export const loginAlertmanagerInFlight = gauge('oauth2_proxy_requests_in_flight', {
  job: loginAlertmanager,
  ...inFlight,
});
export const loginJaegerInFlight = gauge('oauth2_proxy_requests_in_flight', {
  job: loginJaeger,
  ...inFlight,
});
export const loginLokiInFlight = gauge('oauth2_proxy_requests_in_flight', { job: loginLoki, ...inFlight });

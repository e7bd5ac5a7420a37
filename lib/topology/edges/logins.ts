import { type Edge, encrypted, scraping } from '#lib/topology/edge';
import {
  alertmanager,
  jaeger,
  jaegerQuery,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  loginPrometheus,
  loki,
  prometheus,
} from '#lib/topology/programs';

/** Of what lets people in. */
export const loginsEdges: readonly Edge[] = [
  {
    client: loginPrometheus,
    server: prometheus,
    port: prometheus.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginAlertmanager,
    server: alertmanager,
    port: alertmanager.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginJaeger,
    server: jaeger,
    port: jaeger.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginJaeger,
    server: jaegerQuery,
    port: jaegerQuery.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginLoki,
    server: loki,
    port: loki.ports.web,
    purpose: 'lets in who shows a token of the provider',
    ...encrypted,
  },
  scraping(loginPrometheus, loginPrometheus.ports.metrics),
  scraping(loginAlertmanager, loginAlertmanager.ports.metrics),
  scraping(loginJaeger, loginJaeger.ports.metrics),
  scraping(loginLoki, loginLoki.ports.metrics),
];

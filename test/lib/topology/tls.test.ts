import {
  alloy,
  grafana,
  jaegerIndexCleaner,
  loki,
  lokiGateway,
  otelLogs,
  prometheus,
} from '#lib/topology/programs';
import { certificateNames, certificateUse, usesTls } from '#lib/topology/tls';
import { access } from '#test/lib/components/access';
import { cluster, environment } from '#test/lib/components/example';
import { onFiles } from '#test/lib/components/logs';

describe('the certificates of the stack', () => {
  const output = { ...cluster, certificates: 'monitoring-certificates' };
  const encrypted = environment({ output, logs: onFiles });

  it('are shown by those who serve with TLS', () => {
    expect(certificateUse(loki, encrypted)).toBe('shows');
    expect(certificateUse(lokiGateway, encrypted)).toBe('shows');
    expect(certificateUse(prometheus, encrypted)).toBe('shows');
  });

  it('are checked by those who connect to them, and their key is none of these', () => {
    expect(certificateUse(otelLogs, encrypted)).toBe('checks');
  });

  it('are for Services, and for each replica of those who show them', () => {
    expect(certificateNames(encrypted)).toEqual([
      '*.monitoring.svc',
      '*.loki.monitoring.svc',
      '*.loki-gateway.monitoring.svc',
      '*.alertmanager.monitoring.svc',
      '*.prometheus.monitoring.svc',
    ]);
  });

  it('are nothing to those who do neither, or whose server is not there', () => {
    expect(certificateUse(alloy, encrypted)).toBeUndefined();
    expect(certificateUse(jaegerIndexCleaner, encrypted)).toBeUndefined();
  });

  it('are not shown to a Gateway, which speaks in clear to what is behind it', () => {
    const behind = (entrance: typeof access.entrance) => ({
      ...encrypted,
      access: { ...access, entrance },
    });
    const gateway = {
      kind: 'gateway',
      name: 'public',
      namespace: 'gateways',
      pods: access.entrance.pods,
    } as const;
    expect(usesTls(grafana, behind(access.entrance))).toBe(true);
    expect(usesTls(grafana, behind(gateway))).toBe(false);
    expect(usesTls(prometheus, behind(gateway))).toBe(true);
  });

  it('are used by nobody where the environment has none', () => {
    const open = environment({ logs: onFiles });
    expect(certificateUse(loki, open)).toBeUndefined();
    expect(certificateUse(lokiGateway, open)).toBeUndefined();
  });
});

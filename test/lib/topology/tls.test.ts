import { jaegerIndexCleaner, loki, otelLogs, prometheus, vmauth } from '#lib/topology/programs';
import { certificateUse } from '#lib/topology/tls';
import { cluster, environment } from '#test/lib/components/example';
import { onFiles } from '#test/lib/components/logs';

describe('the certificates of the stack', () => {
  const output = { ...cluster, certificates: 'monitoring-certificates' };
  const encrypted = environment({ output, logs: onFiles });

  it('are shown by those who serve with TLS', () => {
    expect(certificateUse(loki, encrypted)).toBe('shows');
  });

  it('are checked by those who connect to them, and their key is none of these', () => {
    expect(certificateUse(otelLogs, encrypted)).toBe('checks');
    expect(certificateUse(prometheus, encrypted)).toBe('checks');
  });

  it('are nothing to those who do neither, or whose server is not there', () => {
    expect(certificateUse(vmauth, encrypted)).toBeUndefined();
    expect(certificateUse(jaegerIndexCleaner, encrypted)).toBeUndefined();
  });

  it('are used by nobody where the environment has none', () => {
    const open = environment({ logs: onFiles });
    expect(certificateUse(loki, open)).toBeUndefined();
    expect(certificateUse(otelLogs, open)).toBeUndefined();
  });
});

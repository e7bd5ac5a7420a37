import type { Program } from '#tools/program';
import { programs } from '#tools/programs';
import { pinnedVersion, releaseOf, upstreamOf } from '#tools/version';

describe('releaseOf', () => {
  it('turns the module version of Prometheus into its release', () => {
    const prometheus = 'github.com/prometheus/prometheus';
    expect(releaseOf(prometheus, '0.314.0')).toBe('3.14.0');
    expect(releaseOf(prometheus, '0.300.1')).toBe('3.0.1');
    expect(releaseOf(prometheus, '0.53.3')).toBe('0.53.3');
  });

  it('turns the module version of Jaeger into its release', () => {
    expect(releaseOf('github.com/jaegertracing/jaeger', '1.76.0')).toBe('2.13.0');
  });

  it('leaves the versions of other modules as they are', () => {
    expect(releaseOf('github.com/prometheus/alertmanager', '0.34.0')).toBe('0.34.0');
    expect(releaseOf('go.opentelemetry.io/collector/otelcol', '0.155.0')).toBe('0.155.0');
  });
});

describe('upstreamOf', () => {
  it('drops what Debian adds to a version', () => {
    expect(upstreamOf('1.112.0+ds1-2')).toBe('1.112.0');
    expect(upstreamOf('1:2.53.3-1')).toBe('2.53.3');
    expect(upstreamOf('0.28.1~rc1-4')).toBe('0.28.1');
  });
});

const obtainable = Object.values<Program>(programs).filter((program) => program.kind !== 'foreign');

describe('pinnedVersion', () => {
  it.each(obtainable)('finds a release for $name', (program) => {
    expect(pinnedVersion(program)).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('refuses a module that go.mod does not require', () => {
    const stranger = { ...programs.promtool, module: 'example.com/stranger' };
    expect(() => pinnedVersion(stranger)).toThrow(
      'tools/prometheus/go.mod does not require example.com/stranger',
    );
  });

  it('refuses a package that requirements.txt does not require', () => {
    const stranger = { ...programs.checkov, package: 'stranger' };
    expect(() => pinnedVersion(stranger)).toThrow('tools/checkov/requirements.txt does not require stranger');
  });

  it('refuses an artifact that pom.xml does not require', () => {
    const stranger = { ...programs.opensearch, artifact: 'stranger' };
    expect(() => pinnedVersion(stranger)).toThrow('tools/opensearch/pom.xml does not require stranger');
  });
});

import { withEphemeralStorage } from '#lib/kubernetes/ephemeral-storage';

const given = { requests: { cpu: '1' }, limits: { cpu: '2' } };

describe('what a container may write to the disk of its node', () => {
  it('is its logs and its volumes of kind emptyDir', () => {
    const volumes = [
      { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } },
      { name: 'memory', emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } },
      { name: 'config', configMap: { name: 'config' } },
    ];
    expect(withEphemeralStorage(given, volumes)).toEqual({
      requests: { cpu: '1', 'ephemeral-storage': '384Mi' },
      limits: { cpu: '2', 'ephemeral-storage': '384Mi' },
    });
  });

  it('has to have a limit', () => {
    expect(() => withEphemeralStorage(given, [{ name: 'tmp', emptyDir: {} }])).toThrow(
      'the emptyDir tmp has no sizeLimit in bytes',
    );
  });
});

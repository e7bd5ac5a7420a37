import { labels } from '#lib/kubernetes/labels';
import { namespaceObjects } from '#lib/kubernetes/namespace';
import { cluster } from '#test/lib/components/example';

describe('the policies of the namespace', () => {
  const policies = namespaceObjects(cluster, false).filter(({ kind }) => kind === 'NetworkPolicy');

  it('are about the pods of this stack alone, whatever else runs there', () => {
    const [label = '', value] = Object.entries(labels('prometheus'))[1] ?? [];
    expect(policies).toMatchObject([
      { metadata: { name: 'default-deny' }, spec: { podSelector: { matchLabels: { [label]: value } } } },
      { metadata: { name: 'allow-dns' }, spec: { podSelector: { matchLabels: { [label]: value } } } },
    ]);
    expect(label).toBe('app.kubernetes.io/part-of');
  });
});

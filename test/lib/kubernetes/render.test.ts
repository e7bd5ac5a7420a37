import { parseAllDocuments } from 'yaml';
import { object } from '#lib/kubernetes/kinds';
import { namespaceObjects } from '#lib/kubernetes/namespace';
import { renderObjects } from '#lib/kubernetes/render';
import { cluster } from '#test/lib/components/example';

const awkward = 'a: "b"\n\n  - yes\n# x\n\ttab\n{{ .Labels }}\u00a0ü\n';
const map = object('ConfigMap', { name: 'one', namespace: 'a' }, { apiVersion: 'v1', data: { awkward } });

describe('objects as YAML', () => {
  it('keep their order, and every byte of their texts', () => {
    const other = object('ConfigMap', { name: 'a', namespace: 'a' }, { apiVersion: 'v1', data: {} });
    const documents = parseAllDocuments(renderObjects([map, other]), { version: '1.1' });
    expect(documents.map((document) => ('toJS' in document ? document.toJS() : document))).toEqual([
      map,
      other,
    ]);
  });

  it('put no namespace on objects of the whole cluster', () => {
    const text = renderObjects(
      namespaceObjects(cluster, false).filter(({ kind }) => kind === 'PriorityClass'),
    );
    expect(text).not.toContain('namespace:');
  });

  it('are the same whatever the environment of the person who writes them', () => {
    const before = renderObjects([map]);
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      expect(renderObjects([map])).toBe(before);
      expect(process.env.CDK8S_DISABLE_SORT).toBe('1');
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });

  it('refuse two of one identity', () => {
    expect(() => renderObjects([map, map])).toThrow(
      "There is already a Construct with name 'ConfigMap--a--one' in Chart [objects]",
    );
  });
});

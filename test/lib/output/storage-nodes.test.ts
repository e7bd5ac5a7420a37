import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderObjects } from '#lib/kubernetes/render';
import type { StackOutput } from '#lib/output/stack-output';
import { lostStorageNodes } from '#lib/output/storage-nodes';
import { renderProblem } from '#lib/problem';
import { production } from './stacks';
import { temporaryDist } from './temporary-dist';

/** What hands samples on to so many storage nodes. */
const vminsert = (nodes: number, namespace = 'monitoring') => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'vminsert', namespace },
  spec: {
    args: Array.from(
      { length: nodes },
      (_, node) => `-storageNode=vmstorage-${node}.vmstorage.${namespace}.svc:8400`,
    ),
  },
});

describe('the storage nodes', () => {
  const here = temporaryDist();
  const [first] = production.components;
  const stackWith = (...objects: readonly ReturnType<typeof vminsert>[]): StackOutput => ({
    ...production,
    components: first === undefined ? [] : [{ ...first, name: 'vminsert', objects }],
  });
  const onDisk = (nodes: number) => {
    const folder = join(here.dist, 'production/manifests');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '11-vminsert.yaml'), renderObjects([vminsert(nodes)]));
  };
  const told = (stack: StackOutput) => lostStorageNodes(here.dist, [stack]).map(renderProblem).join('\n');

  it('may be new, the same, and more', () => {
    expect(told(stackWith(vminsert(5)))).toBe('');
    onDisk(5);
    expect(told(stackWith(vminsert(5)))).toBe('');
    expect(told(stackWith(vminsert(6)))).toBe('');
  });

  it('are not fewer', () => {
    onDisk(3);
    expect(told(stackWith(vminsert(2)))).toBe(
      `${here.dist}/production/manifests/11-vminsert.yaml storageNode: vmstorage-2.vmstorage.monitoring.svc:8400 would no longer be listed, and what is stored there no longer be read; listed would be vmstorage-0.vmstorage.monitoring.svc:8400, vmstorage-1.vmstorage.monitoring.svc:8400
    keep the namespace and the number of storage nodes, or run \`npm run synth -- --allow-removal\` once their data has been moved`,
    );
  });

  it('are not fewer in a further tier', () => {
    const warm = (nodes: number) => {
      const object = vminsert(nodes);
      return { ...object, metadata: { ...object.metadata, name: 'vminsert-warm' } };
    };
    const folder = join(here.dist, 'production/manifests');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '61-vminsert-warm.yaml'), renderObjects([warm(3)]));
    const stack = (nodes: number): StackOutput => ({
      ...production,
      components: first === undefined ? [] : [{ ...first, name: 'vminsert-warm', objects: [warm(nodes)] }],
    });
    expect(told(stack(3))).toBe('');
    expect(told(stack(2))).toContain(
      '61-vminsert-warm.yaml storageNode: vmstorage-2.vmstorage.monitoring.svc:8400 would no longer be listed',
    );
  });

  it('are not called otherwise', () => {
    onDisk(1);
    expect(told(stackWith(vminsert(1, 'metrics')))).toContain(
      'vmstorage-0.vmstorage.monitoring.svc:8400 would no longer be listed, and what is stored there no longer be read; listed would be vmstorage-0.vmstorage.metrics.svc:8400',
    );
  });

  it('go with the whole cluster, which the list of removed objects tells', () => {
    onDisk(3);
    expect(told(production)).toBe('');
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderObjects } from '#lib/kubernetes/render';
import { identityOf, objectsIn } from '#lib/output/object-identity';
import { deleteCommand, refusedRemovals, removalProblems, removalsFrom } from '#lib/output/removed-objects';
import { renderProblem } from '#lib/problem';
import { local, production } from './stacks';
import { temporaryDist } from './temporary-dist';

const object = (kind: string, name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'monitoring', ...more },
});

describe('the identities in a file of manifests', () => {
  it('are those of the objects in it, whatever their texts look like', () => {
    const objects = [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } },
      {
        ...object('ConfigMap', 'a'),
        data: { name: 'b', text: '---\nkind: Pod\nmetadata:\n  name: c\n---\n' },
      },
      object('Service', '8', { annotations: { name: 'x' }, labels: { namespace: 'y' } }),
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'd', namespace: 'true' } },
    ];
    expect(objectsIn(renderObjects(objects))).toEqual(
      objects.map((each) => ({ ...identityOf(each), hasVolumes: false, nodeFolders: [] })),
    );
  });

  it('are none in a file without objects', () => {
    expect(objectsIn('')).toEqual([]);
  });

  it('come with whether their pods have volumes', () => {
    const volumeClaimTemplates = [{ metadata: { name: 'data' } }];
    const keeping = { ...object('StatefulSet', 'a'), spec: { volumeClaimTemplates } };
    const told = objectsIn(renderObjects([keeping, object('StatefulSet', 'b')]));
    expect(told.map(({ name, hasVolumes }) => `${name} ${hasVolumes}`)).toEqual(['a true', 'b false']);
  });

  it('come with the folders that their pods made on nodes, not with those that they only read', () => {
    const folder = (path: string, type: string) => ({ name: type.toLowerCase(), hostPath: { path, type } });
    const volumes = [folder('/var/log/pods', 'Directory'), folder('/var/lib/queue', 'DirectoryOrCreate')];
    const onNodes = { ...object('DaemonSet', 'a'), spec: { template: { spec: { volumes } } } };
    expect(objectsIn(renderObjects([onNodes])).map(({ nodeFolders }) => nodeFolders)).toEqual([
      ['/var/lib/queue'],
    ]);
  });
});

describe('what is no longer generated', () => {
  const here = temporaryDist();
  const write = (environment: string, objects: Parameters<typeof renderObjects>[0]) => {
    const folder = join(here.dist, environment, 'manifests');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '00.yaml'), renderObjects(objects));
  };
  const inProduction = [
    ...production.base,
    ...production.components.flatMap(({ mirrors, objects }) => [...mirrors, ...objects]),
  ];
  const told = (parts?: readonly string[]) =>
    removalsFrom(here.dist, [production, local], parts).map(({ environment, objects, before }) => ({
      environment,
      names: objects.map(({ kind, name }) => `${kind} ${name}`),
      before,
    }));

  it('is nothing on a disk without manifests, or with the same', () => {
    expect(told()).toEqual([]);
    write('production', inProduction);
    writeFileSync(join(here.dist, 'notes.txt'), '');
    expect(told()).toEqual([]);
  });

  it('is what no file has any more, not what another has', () => {
    write('production', [object('ConfigMap', 'old'), ...inProduction, object('StatefulSet', 'old')]);
    expect(told()).toEqual([
      { environment: 'production', names: ['StatefulSet old', 'ConfigMap old'], before: 9 },
    ]);
  });

  it('is not an object of another version', () => {
    const [first, ...others] = inProduction;
    write('production', [
      { ...first, apiVersion: 'v2', kind: first?.kind ?? '', metadata: { name: 'monitoring' } },
      ...others,
    ]);
    expect(told()).toEqual([]);
  });

  it('is everything of an environment that is gone, unless only others are written', () => {
    write('staging', [object('ConfigMap', 'a')]);
    expect(told()).toEqual([{ environment: 'staging', names: ['ConfigMap a'], before: 1 }]);
    expect(told(['production'])).toEqual([]);
  });
});

describe('a removal', () => {
  const gone = (kind: string, name: string, hasVolumes = false, nodeFolders: readonly string[] = []) => ({
    ...identityOf(object(kind, name)),
    hasVolumes,
    nodeFolders,
  });
  const objects = [gone('ConfigMap', 'a'), gone('PersistentVolumeClaim', 'b')];

  it('is a problem of --check, with the command', () => {
    const removals = [{ environment: 'production', objects, before: 9, isGone: false }];
    expect(removalProblems('dist', removals).map(renderProblem)).toEqual([
      'dist/production/manifests ConfigMap monitoring/a: is there, and nothing generates it; kubectl apply would leave it in the cluster\n    after the next apply, run `kubectl delete -n monitoring configmap/a`',
      'dist/production/manifests PersistentVolumeClaim monitoring/b: is there, and nothing generates it; kubectl apply would leave it in the cluster\n    after the next apply, run `kubectl delete -n monitoring persistentvolumeclaim/b  # LOSES DATA: the volume`',
    ]);
  });

  it('is told ten times for each environment, and counted beyond', () => {
    const many = Array.from({ length: 12 }, (_, number) => gone('ConfigMap', `${number}`));
    const told = removalProblems('dist', [
      { environment: 'production', objects: many, before: 40, isGone: false },
    ]);
    expect(told).toHaveLength(11);
    expect(told.map(renderProblem).at(-1)).toBe(
      'dist/production/manifests and 2 more objects\n    `npm run synth` lists them all',
    );
  });

  it('is refused when it is of more than half of an environment', () => {
    const of = (before: number, isGone = false) =>
      refusedRemovals('dist', [{ environment: 'production', objects, before, isGone }]).map(renderProblem);
    expect(of(4)).toEqual([]);
    expect(of(3)).toEqual([
      'dist/production would lose 2 of its 3 objects, such as ConfigMap monitoring/a\n    correct what removes them, or run `npm run synth -- --allow-removal` if that is meant',
    ]);
    expect(of(2, true)).toEqual([
      'dist/production would be removed with its 2 objects: no environment file is called production\n    correct what removes them, or run `npm run synth -- --allow-removal` if that is meant',
    ]);
  });

  it('is refused when what goes keeps data, however little it is', () => {
    const stores = [gone('StatefulSet', 'loki', true), gone('StatefulSet', 'pyroscope', true)];
    const of = (before: number) =>
      refusedRemovals('dist', [
        { environment: 'production', objects: [...objects, ...stores], before, isGone: false },
      ]).map(renderProblem);
    expect(of(90)).toEqual([
      'dist/production would lose StatefulSet monitoring/loki, StatefulSet monitoring/pyroscope, whose volumes nobody would use any more\n    correct what removes them, or run `npm run synth -- --allow-removal` if that is meant',
    ]);
    expect(of(5)).toEqual([
      'dist/production would lose 4 of its 5 objects, such as StatefulSet monitoring/loki, StatefulSet monitoring/pyroscope, whose volumes nobody would use any more\n    correct what removes them, or run `npm run synth -- --allow-removal` if that is meant',
    ]);
  });

  it('says what is left on the nodes', () => {
    expect(deleteCommand(gone('DaemonSet', 'otel-logs', false, ['/var/lib/queue']))).toBe(
      'kubectl delete -n monitoring daemonset/otel-logs  # leaves /var/lib/queue on each node',
    );
  });
});

import { readdirSync } from 'node:fs';
import { staleStacks, writeStacks } from '#lib/output/write-stacks';
import { renderProblem } from '#lib/problem';
import { local, production } from './stacks';
import { temporaryDist } from './temporary-dist';

const bare = { ...production, components: [] };
const smaller = {
  ...production,
  components: production.components.map((component) => ({
    ...component,
    mirrors: component.mirrors.filter(({ metadata }) => metadata.name !== 'prometheus-rules'),
  })),
};

describe('a run that writes stacks', () => {
  const here = temporaryDist();
  const all = () => ({ root: here.dist, parts: undefined });

  it('says which objects are gone, after which they are', () => {
    writeStacks([production, local], all(), false);
    const gone = () =>
      writeStacks([smaller, local], all(), false).removals.map(({ environment, objects }) => ({
        environment,
        names: objects.map(({ name }) => name),
      }));
    expect(gone()).toEqual([{ environment: 'production', names: ['prometheus-rules'] }]);
    expect(gone()).toEqual([]);
  });

  it('writes nothing when most objects would be gone, unless that is allowed', () => {
    writeStacks([production], all(), false);
    expect(here.problemOf(() => writeStacks([bare], all(), false))).toBe(
      'here/dist/production would lose 5 of its 7 objects, such as StatefulSet alertmanager\n    correct what removes them, or run `npm run synth -- --allow-removal` if that is meant',
    );
    expect(staleStacks([production], all())).toEqual([]);
    expect(writeStacks([bare], all(), true).removals).toHaveLength(1);
    expect(readdirSync(`${here.dist}/production/manifests`)).toEqual(['00-namespace.yaml']);
  });

  it('tells --check about files and about objects', () => {
    writeStacks([production], all(), false);
    expect(staleStacks([smaller], all()).map(renderProblem)).toContain(
      `${here.dist}/production/manifests ConfigMap prometheus-rules: is there, and nothing generates it; kubectl apply would leave it in the cluster\n    after the next apply, run \`kubectl delete configmap/prometheus-rules\``,
    );
  });
});

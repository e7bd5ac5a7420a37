import { mirrors } from '#lib/checks/mirrors';
import type { Component } from '#lib/components/component';
import { prometheus } from '#lib/components/prometheus/component';
import { object } from '#lib/kubernetes/kinds';
import { namespaceObjects } from '#lib/kubernetes/namespace';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { renderProblem } from '#lib/problem';
import { catalogue, cluster, environment, images } from '#test/lib/components/example';

const rules = [
  { path: 'rules/consensus.yaml', text: 'groups: [{ name: consensus }]\n' },
  { path: 'rules/disk.yaml', text: 'groups: [{ name: disk }]\n' },
  { path: 'rules/memory.yaml', text: 'groups: [{ name: memory }]\n' },
];
const good = prometheus({ environment: environment(), catalogue, ruleFiles: rules, images });

const problems = (changes: Partial<Component>): readonly string[] =>
  mirrors
    .check({
      environment: environment(),
      content: { images },
      base: namespaceObjects(cluster, false),
      components: [{ ...good, ...changes }],
    })
    .map(renderProblem);

const withData = (data: Readonly<Record<string, string>>): readonly KubernetesObject[] =>
  good.mirrors.map((mirror) => (mirror.metadata.name === 'prometheus-rules' ? { ...mirror, data } : mirror));
const configMap = (name: string, data: Readonly<Record<string, string>>): KubernetesObject =>
  object('ConfigMap', { name, namespace: 'monitoring' }, { apiVersion: 'v1', data });

const [consensus, disk, memory] = rules.map(({ text }) => text);
const data = { 'consensus.yaml': `${consensus}`, 'disk.yaml': `${disk}`, 'memory.yaml': `${memory}` };
const at = 'environments/production.yaml#name';
const remake = '\n    make the ConfigMap of the native files with lib/kubernetes/config-map.ts';

describe('the ConfigMaps of native files', () => {
  it('are made as they have to be', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ mirrors: withData(data) })).toEqual([]);
  });

  it('hold each file under its own key', () => {
    const rotated = {
      'consensus.yaml': data['disk.yaml'],
      'disk.yaml': data['memory.yaml'],
      'memory.yaml': data['consensus.yaml'],
    };
    expect(problems({ mirrors: withData(rotated) })).toEqual([
      `${at} ConfigMap monitoring/prometheus-rules: consensus.yaml: holds rules/disk.yaml, which belongs under disk.yaml${remake}`,
      `${at} ConfigMap monitoring/prometheus-rules: disk.yaml: holds rules/memory.yaml, which belongs under memory.yaml${remake}`,
      `${at} ConfigMap monitoring/prometheus-rules: memory.yaml: holds rules/consensus.yaml, which belongs under consensus.yaml${remake}`,
    ]);
  });

  it('hold each file once', () => {
    const again = configMap('again', { 'disk.yaml': data['disk.yaml'] });
    expect(problems({ mirrors: [...good.mirrors, again] })).toEqual([
      `${at} ConfigMap monitoring/again: disk.yaml: holds rules/disk.yaml, as does ConfigMap monitoring/prometheus-rules: disk.yaml${remake}`,
    ]);
    expect(problems({ mirrors: withData({ ...data, 'more.yaml': data['disk.yaml'] }) })).toEqual([
      `${at} ConfigMap monitoring/prometheus-rules: more.yaml: holds rules/disk.yaml, which belongs under disk.yaml${remake}`,
    ]);
  });

  it('hold nothing else', () => {
    expect(problems({ mirrors: [...good.mirrors, configMap('more', { 'a.yaml': 'a: 1\n' })] })).toEqual([
      `${at} ConfigMap monitoring/more: a.yaml: equals no native file of prometheus${remake}`,
    ]);
  });

  it('leave no file out, not even one that equals another', () => {
    const twin = { path: 'rules/twin.yaml', text: data['disk.yaml'] };
    expect(problems({ files: [...good.files, twin] })).toEqual([
      `${at} rules/twin.yaml: is in no ConfigMap of prometheus\n    add it to a mirror, or leave it out of the native files`,
    ]);
  });

  it('hold files of folders in folders under dotted keys', () => {
    const file = { path: 'config/templates/mail.tmpl', text: 'x' };
    const mirror = configMap('templates', { 'templates.mail.tmpl': 'x' });
    expect(problems({ files: [...good.files, file], mirrors: [...good.mirrors, mirror] })).toEqual([]);
  });
});

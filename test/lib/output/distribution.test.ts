import type { KubernetesObject } from '#lib/kubernetes/object';
import { distribution } from '#lib/output/distribution';
import { local, production } from './stacks';

const render = (objects: readonly KubernetesObject[]) =>
  objects.map(({ kind, metadata }) => `${kind}/${metadata.name}\n`).join('');

describe('the files of an environment', () => {
  it('are manifests in apply order, and native files beside them, in Kubernetes', () => {
    const files = distribution(production, render);
    expect([...files.keys()]).toEqual([
      'SUMMARY.md',
      'config/alertmanager.yaml',
      'config/prometheus.yaml',
      'kustomization.yaml',
      'manifests/00-namespace.yaml',
      'manifests/30-prometheus-config.yaml',
      'manifests/30-prometheus.yaml',
      'manifests/31-alertmanager-config.yaml',
      'manifests/31-alertmanager.yaml',
      'rules/consensus.yaml',
      'runbooks/DiskSpaceLow.md',
    ]);
    expect(files.get('manifests/00-namespace.yaml')).toBe(
      'Namespace/monitoring\nPriorityClass/dwcp-monitoring\n',
    );
    expect(files.get('manifests/30-prometheus-config.yaml')).toBe(
      'ConfigMap/prometheus\nConfigMap/prometheus-rules\n',
    );
    expect(files.get('manifests/30-prometheus.yaml')).toBe('StatefulSet/prometheus\n');
    expect(files.get('config/prometheus.yaml')).toBe('global: {}\n');
    expect(files.get('kustomization.yaml')).toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - manifests/00-namespace.yaml
  - manifests/30-prometheus-config.yaml
  - manifests/30-prometheus.yaml
  - manifests/31-alertmanager-config.yaml
  - manifests/31-alertmanager.yaml
`);
  });

  it('are native files and the programs to start, on one machine', () => {
    const files = distribution(local, render);
    expect([...files.keys()]).toEqual([
      'SUMMARY.md',
      'config/alertmanager.yaml',
      'config/prometheus.yaml',
      'processes.yaml',
      'rules/consensus.yaml',
      'runbooks/DiskSpaceLow.md',
    ]);
    expect(
      files.get('processes.yaml'),
    ).toBe(`# Started in this order, in this directory, each when the one before answers at \`ready\`.
processes:
  - name: alertmanager
    program: alertmanager
    arguments:
      - --config.file=config/alertmanager.yaml
    ready: http://127.0.0.1:9090/-/ready
    readyWithin: 1m
  - name: prometheus
    program: prometheus
    arguments:
      - --config.file=config/prometheus.yaml
    environment:
      GOGC: "75"
    ready: http://127.0.0.1:9090/-/ready
    readyWithin: 1m
`);
  });

  it('do not depend on the order in which the components are given', () => {
    const reversed = { ...production, components: production.components.toReversed() };
    const manifests = (stack: typeof production) =>
      [...distribution(stack, render)].filter(([path]) => path.startsWith('manifests/'));
    expect(manifests(reversed)).toEqual(manifests(production));
  });

  it('leave out a manifest that would be empty', () => {
    const components = production.components.map((component) => ({ ...component, mirrors: [] }));
    expect([...distribution({ ...production, components }, render).keys()].join()).not.toContain(
      '-config.yaml',
    );
  });

  it('cannot have one path twice', () => {
    const pages = [{ path: 'config/prometheus.yaml', text: '' }];
    expect(() => distribution({ ...production, pages }, render)).toThrow(
      new Error('two files of production are called config/prometheus.yaml'),
    );
  });

  it('need a number for every component', () => {
    const components = production.components.map((component) => ({ ...component, name: 'tempo' }));
    expect(() => distribution({ ...production, components }, render)).toThrow(
      new Error('lib/output/apply-order.ts has no number for tempo'),
    );
  });
});

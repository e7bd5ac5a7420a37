import type { CheckedStack } from '#lib/checks/check';
import { checks } from '#lib/checks/checks';
import { alertmanager } from '#lib/components/alertmanager/component';
import type { Component } from '#lib/components/component';
import { prometheus } from '#lib/components/prometheus/component';
import type { Environment } from '#lib/environment/environment';
import { object } from '#lib/kubernetes/kinds';
import { namespaceObjects } from '#lib/kubernetes/namespace';
import { renderProblem } from '#lib/problem';
import { routingFor } from '#lib/routing/tree';
import {
  catalogue,
  cluster,
  environment,
  images,
  onOneMachine,
  ruleFiles,
} from '#test/lib/components/example';

/** The example's stack, with one component changed. */
function stack(
  site: Environment = environment(),
  change: (prometheus: Component) => Component = (component) => component,
): CheckedStack {
  return {
    environment: site,
    content: { images },
    base: namespaceObjects(cluster),
    components: [
      alertmanager({ environment: site, routing: routingFor(site), images }),
      change(prometheus({ environment: site, catalogue, ruleFiles, images })),
    ],
  };
}

const problems = (checked: CheckedStack): readonly string[] =>
  checks.flatMap(({ check }) => check(checked)).map(renderProblem);
const at = 'environments/production.yaml#name';
const added = (extra: Partial<Component>) => (component: Component) => ({
  ...component,
  ...(extra.objects && { objects: [...component.objects, ...extra.objects] }),
  ...(extra.mirrors && { mirrors: [...component.mirrors, ...extra.mirrors] }),
  ...(extra.files && { files: [...component.files, ...extra.files] }),
});
const inCluster = (change: (component: Component) => Component) => problems(stack(environment(), change));

describe('the invariants of a stack', () => {
  it('have names of their own', () => {
    const names = checks.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each([
    ['in a cluster', environment()],
    ['on one machine', onOneMachine()],
    [
      'with a registry of its own',
      environment({ output: { ...cluster, imageRegistry: 'mirror.example.com' } }),
    ],
  ])('hold %s', (_, site) => {
    expect(problems(stack(site))).toEqual([]);
  });

  it('find two objects of one name', () => {
    const name = { name: 'alertmanager', namespace: 'monitoring' };
    const twice = object('ServiceAccount', name, { apiVersion: 'v1', automountServiceAccountToken: false });
    expect(inCluster(added({ objects: [twice] }))).toEqual([
      `${at} ServiceAccount monitoring/alertmanager: is written by alertmanager and by prometheus\n    give one of them another name`,
    ]);
  });

  it('find an image that is not locked', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'x' },
      spec: { containers: [{ image: 'a:1' }] },
    };
    expect(inCluster(added({ objects: [pod] }))).toEqual([
      `${at} Pod x: runs a:1, which images.lock.json does not have\n    use one of quay.io/prometheus/prometheus:v3.14.0, quay.io/prometheus/alertmanager:v0.34.0`,
    ]);
  });

  it('find two programs on one port', () => {
    const local = stack(onOneMachine(), (component) => ({
      ...component,
      processes: component.processes.map((process) => ({
        ...process,
        arguments: ['--x.listen-address=127.0.0.1:1'],
      })),
    }));
    expect(problems(local)).toEqual([
      `${at} prometheus-1: listens on 127.0.0.1:1, as does prometheus-0\n    give one of them another port in lib/topology`,
    ]);
  });

  it('find a selector of nothing, but leave other namespaces alone', () => {
    const podSelector = { matchLabels: { 'app.kubernetes.io/name': 'grafana' } };
    const metadata = { name: 'x', namespace: 'monitoring' };
    const policy = object('NetworkPolicy', metadata, {
      apiVersion: 'networking.k8s.io/v1',
      spec: { podSelector, ingress: [{ from: [{ namespaceSelector: {}, podSelector }] }] },
    });
    expect(inCluster(added({ objects: [policy] }))).toEqual([
      `${at} NetworkPolicy monitoring/x: selects the pods of grafana, which the stack does not have\n    the stack has alertmanager, prometheus`,
    ]);
  });

  it('find pods that the namespace refuses', () => {
    const loosened = inCluster((component) => ({
      ...component,
      objects: component.objects.map((each) =>
        JSON.parse(
          JSON.stringify(each)
            .replace('"readOnlyRootFilesystem":true', '"readOnlyRootFilesystem":false')
            .replace('"limits":{"cpu":"1",', '"limits":{'),
        ),
      ),
    }));
    expect(loosened).toEqual([
      `${at} StatefulSet monitoring/prometheus: its pods have no securityContext.readOnlyRootFilesystem: true\n    build it with lib/kubernetes`,
      `${at} StatefulSet monitoring/prometheus: its pods have no resources.limits.cpu\n    build it with lib/kubernetes`,
    ]);
  });

  it('find pods that escape the policies', () => {
    const unlabelled = inCluster((component) => ({
      ...component,
      objects: component.objects.map((each) =>
        each.kind === 'StatefulSet'
          ? {
              ...each,
              spec: JSON.parse(JSON.stringify(each.spec).replace(/"app.kubernetes.io\/part-of":/, '"no":')),
            }
          : each,
      ),
    }));
    expect(unlabelled).toEqual([
      `${at} StatefulSet monitoring/prometheus: its pods have no app.kubernetes.io/part-of: dwcp-monitoring\n    build it with lib/kubernetes`,
    ]);
  });

  it('find an object that kubectl refuses', () => {
    const text = 'x'.repeat(250_000);
    const file = { path: 'rules/big.yaml', text };
    const big = object('ConfigMap', { name: 'big' }, { apiVersion: 'v1', data: { 'big.yaml': text } });
    expect(inCluster(added({ files: [file], mirrors: [big] }))).toEqual([
      `${at} ConfigMap big: has 250087 bytes, more than 250000\n    divide it into several objects`,
    ]);
  });

  it.each(['undefined', 'NaN', 'Infinity', '[object Object]'])(
    'find the trace of a missing value: %s',
    (word) => {
      const metadata = { name: 'x', annotations: { a: `https://${word}/` } };
      const bad = { apiVersion: 'v1', kind: 'Service', metadata };
      const [found] = inCluster(added({ objects: [bad] }));
      expect(found).toContain(`${at} Service x: contains "${word}": ...`);
      expect(found).toContain('find the value that is missing there');
    },
  );
});

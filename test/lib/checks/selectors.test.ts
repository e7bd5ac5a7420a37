import { budgets } from '#lib/checks/budgets';
import { governingServices } from '#lib/checks/governing-services';
import { selectors } from '#lib/checks/selectors';
import { object } from '#lib/kubernetes/kinds';
import { broken, goodStack, told, wholeStack, withMore, without } from './example';

const pods = 'StatefulSet prometheus';
const own = '"matchLabels":{"app.kubernetes.io/name":"prometheus"}';
const other = '"matchLabels":{"app.kubernetes.io/name":"grafana"}';
const ofPrometheus = 'app.kubernetes.io/name=prometheus,app.kubernetes.io/part-of=dwcp-monitoring';

describe('stack/selectors', () => {
  it('leaves other namespaces alone', () => {
    const podSelector = { matchLabels: { app: 'ingress' } };
    const metadata = { name: 'x', namespace: 'monitoring' };
    const policy = object('NetworkPolicy', metadata, {
      apiVersion: 'networking.k8s.io/v1',
      spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {}, podSelector }] }] },
    });
    expect(told(selectors, withMore({ objects: [policy] }))).toEqual([]);
  });

  it('reads expressions as well as labels', () => {
    const metadata = { name: 'x', namespace: 'monitoring' };
    const selecting = (operator: string, values: readonly string[]) =>
      told(
        selectors,
        withMore({
          objects: [
            object('PodDisruptionBudget', metadata, {
              apiVersion: 'policy/v1',
              spec: { selector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator, values }] } },
            }),
          ],
        }),
      );
    expect(selecting('In', ['prometheus', 'grafana'])).toEqual([]);
    expect(selecting('Exists', [])).toEqual([]);
    expect(selecting('NotIn', ['prometheus', 'alertmanager'])).toEqual([
      'PodDisruptionBudget monitoring/x: spec.selector selects app.kubernetes.io/name notin (prometheus,alertmanager), and no pod of the stack is that\n    the pods are those of alertmanager, prometheus',
    ]);
    expect(selecting('DoesNotExist', [])).toHaveLength(1);
  });

  it.each([
    [
      'a Service of nothing',
      broken('Service alertmanager-web', '"selector":{', '"selector":{"tier":"x",'),
      'Service monitoring/alertmanager-web: spec.selector selects tier=x,app.kubernetes.io/name=alertmanager, and no pod of the stack is that\n    the pods are those of alertmanager, prometheus',
    ],
    [
      'a policy for nothing',
      broken(
        'NetworkPolicy default-deny',
        '"podSelector":{"matchLabels":{',
        '"podSelector":{"matchLabels":{"tier":"x",',
      ),
      'NetworkPolicy monitoring/default-deny: spec.podSelector selects tier=x,app.kubernetes.io/part-of=dwcp-monitoring, and no pod of the stack is that\n    the pods are those of alertmanager, prometheus',
    ],
    [
      'a connection to nobody',
      broken(
        'NetworkPolicy prometheus-to-alertmanager-web',
        /"alertmanager"\}\}\}\],"ports"/,
        '"grafana"}}}],"ports"',
      ),
      'NetworkPolicy monitoring/prometheus-to-alertmanager-web: spec.egress[0].to selects app.kubernetes.io/name=grafana, and no pod of the stack is that\n    the pods are those of alertmanager, prometheus',
    ],
    [
      'a StatefulSet of other pods',
      broken(pods, `"selector":{${own}`, `"selector":{${other}`),
      `StatefulSet monitoring/prometheus: spec.selector selects app.kubernetes.io/name=grafana, and its own pods are ${ofPrometheus}\n    select the labels of its pods`,
    ],
    [
      'a spread of other pods',
      broken(pods, new RegExp(`(topologySpreadConstraints.*?)${own}`), `$1${other}`),
      `StatefulSet monitoring/prometheus: topologySpreadConstraints selects app.kubernetes.io/name=grafana, and its own pods are ${ofPrometheus}\n    select the labels of its pods`,
    ],
    [
      'pods that keep away from others',
      broken(pods, new RegExp(`(podAntiAffinity.*?)${own}`), `$1${other}`),
      `StatefulSet monitoring/prometheus: podAntiAffinity selects app.kubernetes.io/name=grafana, and its own pods are ${ofPrometheus}\n    select the labels of its pods`,
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(selectors, stack)).toEqual([problem]);
  });
});

describe('stack/governing-services', () => {
  const fix = '\n    name the headless Service of its pods';

  it.each([
    [
      'no name of one',
      broken(pods, '"serviceName":"prometheus",', ''),
      `StatefulSet monitoring/prometheus: has no spec.serviceName${fix}`,
    ],
    [
      'one that is not there',
      without('Service prometheus'),
      `StatefulSet monitoring/prometheus: names the Service prometheus, which the stack does not have${fix}`,
    ],
    [
      'one with an address',
      broken(pods, '"serviceName":"prometheus"', '"serviceName":"prometheus-web"'),
      `StatefulSet monitoring/prometheus: names the Service prometheus-web, which is not headless${fix}`,
    ],
    [
      'one of other pods',
      broken(pods, '"serviceName":"prometheus"', '"serviceName":"alertmanager"'),
      `StatefulSet monitoring/prometheus: names the Service alertmanager, which does not select its pods${fix}`,
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(governingServices, stack)).toEqual([problem]);
  });
});

describe('stack/budgets', () => {
  const budget = 'PodDisruptionBudget alertmanager';
  const fix = '\n    write maxUnavailable: 1';

  it.each([
    [
      'replicas without one',
      without(budget),
      'StatefulSet monitoring/alertmanager: has 3 replicas and no PodDisruptionBudget\n    add one',
    ],
    [
      'two for the same pods',
      broken(
        'PodDisruptionBudget prometheus',
        '"selector":{"matchLabels":{"app.kubernetes.io/name":"prometheus"}}',
        '"selector":{}',
      ),
      'StatefulSet monitoring/alertmanager: has 2 budgets: PodDisruptionBudget monitoring/alertmanager and PodDisruptionBudget monitoring/prometheus\n    keep one of them',
    ],
    [
      'one that allows nothing',
      broken(budget, '"maxUnavailable":1', '"maxUnavailable":0'),
      `PodDisruptionBudget monitoring/alertmanager: lets nobody evict a pod of alertmanager: maxUnavailable 0 of 3${fix}`,
    ],
    [
      'one that wants all replicas',
      broken(budget, '"maxUnavailable":1', '"minAvailable":3'),
      `PodDisruptionBudget monitoring/alertmanager: lets nobody evict a pod of alertmanager: minAvailable 3 of 3${fix}`,
    ],
    [
      'one whose share is rounded up to all replicas',
      broken(budget, '"maxUnavailable":1', '"minAvailable":"70%"'),
      `PodDisruptionBudget monitoring/alertmanager: lets nobody evict a pod of alertmanager: minAvailable 70% of 3${fix}`,
    ],
    [
      'one for a single replica that it wants',
      broken(
        budget,
        '"maxUnavailable":1',
        '"minAvailable":1',
        broken('StatefulSet alertmanager', '"replicas":3', '"replicas":1'),
      ),
      `PodDisruptionBudget monitoring/alertmanager: lets nobody evict a pod of alertmanager: minAvailable 1 of 1${fix}`,
    ],
    [
      'one that lets all replicas go',
      broken(budget, '"maxUnavailable":1', '"maxUnavailable":3'),
      `PodDisruptionBudget monitoring/alertmanager: lets too many pods of alertmanager go at once: maxUnavailable 3 of 3; no more than 2 may${fix}`,
    ],
    [
      'one that wants no replica',
      broken(budget, '"maxUnavailable":1', '"minAvailable":0'),
      `PodDisruptionBudget monitoring/alertmanager: lets too many pods of alertmanager go at once: minAvailable 0 of 3; no more than 2 may${fix}`,
    ],
    [
      'one that lets all storage nodes with a sample go',
      broken('PodDisruptionBudget vmstorage', '"maxUnavailable":1', '"maxUnavailable":2', wholeStack()),
      `PodDisruptionBudget monitoring/vmstorage: lets too many pods of vmstorage go at once: maxUnavailable 2 of 3; no more than 1 may${fix}`,
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(budgets, stack)).toEqual([problem]);
  });

  it('lets a storage node go even where nothing else has its samples', () => {
    const single = broken(
      'StatefulSet vminsert',
      '"-replicationFactor=2"',
      '"-replicationFactor=1"',
      wholeStack(),
    );
    expect(told(budgets, single)).toEqual([]);
  });

  it('lets as many storage nodes go as there are further copies', () => {
    const threefold = broken(
      'StatefulSet vminsert',
      '"-replicationFactor=2"',
      '"-replicationFactor=3"',
      wholeStack(),
    );
    const two = broken(
      'PodDisruptionBudget vmstorage',
      '"maxUnavailable":1',
      '"maxUnavailable":2',
      threefold,
    );
    expect(told(budgets, two)).toEqual([]);
  });

  it('lets a share of the replicas go', () => {
    expect(told(budgets, broken(budget, '"maxUnavailable":1', '"maxUnavailable":"10%"'))).toEqual([]);
    expect(told(budgets, goodStack())).toEqual([]);
  });
});

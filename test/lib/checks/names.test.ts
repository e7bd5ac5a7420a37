import { names } from '#lib/checks/names';
import { namespaces } from '#lib/checks/namespaces';
import { broken, goodStack, told, withMore } from './example';

const service = 'Service alertmanager-web';
const pods = 'StatefulSet prometheus';
const lower = 'lower-case letters, digits and -';
const long = 'a'.repeat(64);

describe('stack/names', () => {
  it('are right in the good stack', () => {
    expect(told(names, goodStack())).toEqual([]);
  });

  it.each([
    [
      'a Service that begins with a digit',
      broken(service, '"name":"alertmanager-web"', '"name":"9web"'),
      `Service monitoring/9web: its name "9web" is none that Kubernetes takes\n    write ${lower}, a letter first, at most 63 (RFC 1035 label)`,
    ],
    [
      'a StatefulSet whose revisions have no room in a label',
      broken(pods, '"name":"prometheus"', `"name":"${long.slice(0, 53)}"`),
      `StatefulSet monitoring/${long.slice(0, 53)}: its name "${long.slice(0, 53)}" (53 characters) is none that Kubernetes takes\n    write ${lower}, which neither begins nor ends it, at most 52 (RFC 1123 label)`,
    ],
    [
      'a ConfigMap in capitals',
      broken('ConfigMap prometheus-rules', '"name":"prometheus-rules"', '"name":"Rules"'),
      'ConfigMap monitoring/Rules: its name "Rules" is none that Kubernetes takes\n    write RFC 1123 labels, divided by dots, at most 253 characters',
    ],
    [
      'a key of a ConfigMap with a slash',
      broken('ConfigMap prometheus-rules', '"consensus.yaml"', '"rules/consensus.yaml"'),
      'ConfigMap monitoring/prometheus-rules: its key "rules/consensus.yaml" is none that Kubernetes takes\n    write letters, digits, -, _ and .',
    ],
    [
      'a value of a label with a blank',
      broken(
        service,
        '"app.kubernetes.io/part-of":"dwcp-monitoring"',
        '"app.kubernetes.io/part-of":"dwcp monitoring"',
      ),
      'Service monitoring/alertmanager-web: its value of app.kubernetes.io/part-of "dwcp monitoring" is none that Kubernetes takes\n    write letters, digits, -, _ and ., a letter or digit at both ends, at most 63',
    ],
    [
      'a label of pods without a name',
      broken(pods, '"template":{"metadata":{"labels":{', '"template":{"metadata":{"labels":{"x/":"y",'),
      'StatefulSet monitoring/prometheus: its label "x/" is none that Kubernetes takes\n    write an optional domain and /, then at most 63 letters, digits, -, _ and .',
    ],
    [
      'a volume with a dot',
      broken(pods, '"volumes":[{"name":"prometheus-config"', '"volumes":[{"name":"prometheus.config"'),
      `StatefulSet monitoring/prometheus: its volume "prometheus.config" is none that Kubernetes takes\n    write ${lower}, which neither begins nor ends it, at most 63 (RFC 1123 label)`,
    ],
    [
      'a port of a container with 16 characters',
      broken(pods, '"ports":[{"name":"web"', '"ports":[{"name":"prometheus-http-x"'),
      `StatefulSet monitoring/prometheus: its port "prometheus-http-x" (17 characters) is none that Kubernetes takes\n    write lower-case letters, digits and single -, a letter among them, at most 15 (RFC 6335)`,
    ],
  ])('find %s', (_, stack, problem) => {
    expect(told(names, stack)).toEqual([problem]);
  });
});

describe('stack/namespaces', () => {
  it('leaves roles for others alone', () => {
    const metadata = { name: 'x', namespace: 'dwcp' };
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata };
    expect(told(namespaces, withMore({ objects: [role] }))).toEqual([]);
  });

  it.each([
    [
      'an object without a namespace',
      broken(service, '"namespace":"monitoring",', ''),
      'Service alertmanager-web: has no namespace\n    write monitoring',
    ],
    [
      'one in the namespace of others',
      broken(service, '"namespace":"monitoring"', '"namespace":"dwcp"'),
      "Service dwcp/alertmanager-web: is in the namespace dwcp, which is not the stack's\n    write monitoring; elsewhere it applies nothing but Role and RoleBinding",
    ],
    [
      'a kind of the whole cluster with one',
      broken('PriorityClass dwcp-monitoring', '"metadata":{', '"metadata":{"namespace":"monitoring",'),
      'PriorityClass monitoring/dwcp-monitoring: is in the namespace monitoring, and belongs to the whole cluster\n    remove it',
    ],
  ])('finds %s', (_, stack, problem) => {
    expect(told(namespaces, stack)).toEqual([problem]);
  });
});

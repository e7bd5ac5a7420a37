import { Type } from '@sinclair/typebox';
import { type EgressName, egressNames } from '#lib/environment/egress-names';
import { choice, map, text } from '#lib/environment/schema/text';
import { tag, variants } from '#lib/environment/schema/variant';

const effect = () =>
  choice(['NoSchedule', 'PreferNoSchedule', 'NoExecute'], 'The effect of the taint that is tolerated.');

const tolerationSchema = variants('operator', 'A taint of nodes that the pods tolerate.', [
  map('Any value of the taint.', {
    key: text('text', 'The key of the taint.', { examples: ['dedicated'] }),
    operator: tag('Exists', 'The taint may have any value.'),
    effect: effect(),
  }),
  map('One value of the taint.', {
    key: text('text', 'The key of the taint.', { examples: ['dedicated'] }),
    operator: tag('Equal', 'The taint has exactly this value.'),
    value: text('label value', 'The value of the taint.'),
    effect: effect(),
  }),
]);

const isEgressName = (name: string): name is EgressName => name in egressNames;
const egressKeys = Object.keys(egressNames).filter(isEgressName);

const egressSchema = map('One address range outside the cluster.', {
  name: choice(
    egressKeys,
    `What is reached there: ${egressKeys.map((name) => `${name} (${egressNames[name]})`).join(', ')}.`,
  ),
  cidr: text(
    'text',
    'The range. NetworkPolicies know no host names: give the addresses, or those of a proxy.',
    {
      examples: ['203.0.113.0/24'],
    },
  ),
  port: Type.Integer({ description: 'The TCP port.', minimum: 1, maximum: 65_535 }),
});

const userInterfaceClientSchema = map('Pods of one namespace.', {
  namespace: text('DNS label', 'Their namespace.', { examples: ['ingress-nginx'] }),
  selector: text('text', 'A label selector of theirs.', {
    examples: ['app.kubernetes.io/name=ingress-nginx'],
  }),
});

const proxySchema = map(
  'The HTTP proxy to the servers outside the cluster that are notified, asked for targets or sent samples. Targets and mail servers are reached without it. No proxy when it is left out.',
  {
    url: text('URL', 'Its address, without credentials.', { examples: ['http://proxy.example.com:3128'] }),
    noProxy: Type.Array(text('host name', 'A host, or a domain.', { examples: ['example.com'] }), {
      description:
        'Hosts that are reached without it, each with every name below it. `<service>.<namespace>.svc` always is.',
      default: [],
    }),
  },
);

const certificateAuthoritySchema = map(
  "The authorities that certificates of servers are checked against, as PEM. They replace those of the images, so the public ones belong in there too where they are needed. The images' own when it is left out.",
  {
    configMap: text('Kubernetes name', 'The name of a ConfigMap, in the namespace of the stack.', {
      examples: ['site-certificate-authority'],
    }),
    key: text('ConfigMap key', 'The key in that ConfigMap.'),
  },
);

const kubernetesSchema = map('Kubernetes manifests.', {
  kind: tag('kubernetes', 'Kubernetes manifests.'),
  namespace: text(
    'DNS label',
    'The namespace of everything that is generated, for this stack alone: its Pod Security labels hold for every pod in it. Neither `default` nor `kube-...`.',
    {
      examples: ['monitoring'],
    },
  ),
  imageRegistry: Type.Optional(
    text(
      'image registry',
      "Put before every image's name, for sites with a mirror. No mirror when it is left out.",
    ),
  ),
  imagePullSecrets: Type.Array(
    text('Kubernetes name', 'The name of a Secret.', { examples: ['registry-mirror'] }),
    {
      description: 'Secrets in the namespace that hold the credentials of the registry.',
      default: [],
    },
  ),
  nodeSelector: Type.Record(
    Type.String(),
    text('label value', 'The value of the node label.', { examples: ['linux'] }),
    {
      description: 'Labels of the nodes that the pods may run on.',
      default: {},
    },
  ),
  tolerations: Type.Array(tolerationSchema, {
    description: 'Taints of nodes that the pods tolerate.',
    default: [],
  }),
  storageClasses: Type.Record(
    Type.String(),
    text('Kubernetes name', 'The name of the StorageClass in the cluster.', { examples: ['premium-rwo'] }),
    {
      description: 'Storage classes of the cluster, by the name that the rest of this file uses for them.',
      minProperties: 1,
    },
  ),
  egress: Type.Array(egressSchema, {
    description: 'What pods may reach outside the cluster. Everything else is refused.',
    default: [],
  }),
  userInterfacesFrom: Type.Array(userInterfaceClientSchema, {
    description:
      'Pods that may open Prometheus, Alertmanager, Jaeger and Grafana, over TLS where there are `certificates`: those of a proxy that asks people who they are, because only Grafana does. With `access`, which has such proxies, these pods are let past the login. None when it is empty: without `access` the links in notifications then lead nowhere.',
    default: [],
  }),
  proxy: Type.Optional(proxySchema),
  certificateAuthority: Type.Optional(certificateAuthoritySchema),
  certificates: Type.Optional(
    text(
      'Secret name',
      'A Secret with the certificate that programs of the stack show each other: `tls.crt` and `tls.key`, for the names that SUMMARY.md lists, and `ca.crt` that it is checked against; `ca.crt` alone in the namespace of the nodes, too, where there are logs. Connections inside the stack are not encrypted when it is left out.',
      { examples: ['monitoring-certificates'] },
    ),
  ),
  admissionPolicies: Type.Boolean({
    description:
      'Whether ValidatingAdmissionPolicies are generated by which the cluster refuses what would weaken the namespaces of the stack.',
    default: false,
  }),
});

const processesSchema = map('Programs on one machine.', {
  kind: tag('processes', 'Programs to start on one machine, with loopback addresses.'),
  dataDirectory: text('text', 'Where the programs keep their data, relative to where they are started.', {
    examples: ['data'],
  }),
});

/** What is generated. */
export const outputSchema = variants('kind', 'What is generated.', [kubernetesSchema, processesSchema]);

import { type Check, stackProblem } from '#lib/checks/check';
import { type Container, privilegedNamespaces, type Workload, workloadsOf } from '#lib/checks/workloads';
import { stackLabels } from '#lib/kubernetes/labels';
import { nameOf } from '#lib/kubernetes/object';
import { noLivenessProbe } from '#lib/kubernetes/probes';
import { at, listAt } from '#lib/kubernetes/value';

/** A field that has to be there: with the value `is`, or with any where that is absent. */
interface Required {
  readonly path: readonly string[];
  readonly is?: unknown;
}

/** The policies that refuse all other traffic select pods by these. */
const ofLabels: readonly Required[] = Object.entries(stackLabels).map(([label, is]) => ({
  path: [label],
  is,
}));

const ofPods: readonly Required[] = [
  { path: ['serviceAccountName'] },
  { path: ['priorityClassName'] },
  { path: ['terminationGracePeriodSeconds'] },
  { path: ['securityContext', 'seccompProfile', 'type'], is: 'RuntimeDefault' },
];

const ofContainers: readonly Required[] = [
  { path: ['securityContext', 'readOnlyRootFilesystem'], is: true },
  { path: ['securityContext', 'capabilities', 'drop', '0'], is: 'ALL' },
  { path: ['resources', 'requests', 'cpu'] },
  { path: ['resources', 'requests', 'memory'] },
  { path: ['resources', 'limits', 'cpu'] },
  { path: ['resources', 'limits', 'memory'] },
];

/** What the `restricted` standard asks besides, outside the namespaces of those that need the host. */
const ofRestrictedPods: readonly Required[] = [{ path: ['securityContext', 'runAsNonRoot'], is: true }];
const ofRestrictedContainers: readonly Required[] = [
  { path: ['securityContext', 'allowPrivilegeEscalation'], is: false },
];

/** Init containers and jobs end by themselves; a liveness probe may be left out where the object says why. */
const ofPrograms: readonly Required[] = [{ path: ['startupProbe'] }, { path: ['readinessProbe'] }];
const liveness: Required = { path: ['livenessProbe'] };

export const pods: Check = {
  name: 'pods',
  what: "Every pod keeps the `restricted` Pod Security Standard, is known as the stack's, and says what it needs and how it is.",
  why: 'the namespace refuses other pods, one without labels escapes the policies, and one without limits can take its node down',
  wayOut:
    'Build it with `lib/kubernetes`. `withoutLivenessProbe` of the StatefulSet says why there is no liveness probe, and only pods of a namespace that is labelled `privileged` use the host.',
  check(stack) {
    const privileged = privilegedNamespaces(stack);
    return workloadsOf(stack).flatMap((workload) => {
      const isPrivileged = privileged.has(workload.namespace ?? '');
      return [
        ...missingIn(workload, isPrivileged),
        ...(isPrivileged ? [] : usesOfHost(workload)),
        ...hastyProbes(workload),
      ].map((problem) => stackProblem(stack, 'pods', nameOf(workload.object), problem));
    });
  },
};

function missingIn({ object, pod, labels, containers }: Workload, isPrivileged: boolean) {
  const isExcused = (object.metadata.annotations?.[noLivenessProbe] ?? '').trim() !== '';
  const serves = (role: Container['role']) => role === 'container' && object.kind !== 'CronJob';
  const ofContainer = ({ role }: Container) => [
    ...ofContainers,
    ...(isPrivileged ? [] : ofRestrictedContainers),
    ...(serves(role) ? ofPrograms : []),
    ...(serves(role) && !isExcused ? [liveness] : []),
  ];
  return [
    ...ofLabels.filter((required) => !has(labels, required)),
    ...[...ofPods, ...(isPrivileged ? [] : ofRestrictedPods)].filter((required) => !has(pod, required)),
    ...containers.flatMap((container) =>
      ofContainer(container).filter((required) => !has(container.spec, required)),
    ),
  ].map(({ path, is }) => ({
    message: `its pods have no ${path.join('.')}${is === undefined ? '' : `: ${is}`}`,
    fix: 'build it with lib/kubernetes',
  }));
}

function has(value: unknown, { path, is }: Required): boolean {
  const found = at(value, ...path);
  return is === undefined ? found !== undefined : found === is;
}

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
function usesOfHost({ pod, containers }: Workload) {
  const found = [
    ...['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => at(pod, field) === true),
    ...listAt(pod, 'volumes').flatMap((volume) =>
      at(volume, 'hostPath') === undefined ? [] : [`hostPath ${at(volume, 'hostPath', 'path')}`],
    ),
    ...containers.flatMap(({ spec }) => [
      ...(at(spec, 'securityContext', 'privileged') === true ? ['privileged'] : []),
      ...listAt(spec, 'ports').flatMap((port) =>
        at(port, 'hostPort') === undefined ? [] : [`hostPort ${at(port, 'hostPort')}`],
      ),
    ]),
  ];
  return found.map((what) => ({
    message: `its pods use ${what}, in a namespace that does not allow it`,
    fix: 'leave it out, or move it to a namespace of its own that enforces privileged',
  }));
}

/** A liveness probe that fails when readiness does restarts a program that is only busy. */
const hastyProbes = ({ containers }: Workload) =>
  containers
    .filter(
      ({ spec }) =>
        asks(spec, 'livenessProbe') !== '' && asks(spec, 'livenessProbe') === asks(spec, 'readinessProbe'),
    )
    .map(({ name }) => ({
      message: `${name} is restarted as soon as it is not ready: both probes ask the same, as often`,
      fix: 'let liveness ask something else, or fail more often before it restarts',
    }));

function asks(spec: unknown, probe: string): string {
  const action = ['httpGet', 'tcpSocket', 'grpc', 'exec'].flatMap((key) => at(spec, probe, key) ?? []);
  return action.length === 0 ? '' : JSON.stringify([action, at(spec, probe, 'failureThreshold') ?? 3]);
}

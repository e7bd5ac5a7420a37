import { isEverybody } from '#lib/components/admission/everybody';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { at, listAt, textAt } from '#lib/kubernetes/value';

/** What the pods of the stack are, from which follows what else is refused. */
export interface StackFacts {
  /** Namespaces of the stack by what they enforce: `restricted`, `privileged`. */
  readonly standards: ReadonlyMap<string, string>;
  /** Images without tag and digest. */
  readonly repositories: readonly string[];
  /** ServiceAccounts whose pods talk to the API. */
  readonly apiUsers: readonly string[];
  /**
   * Containers that are given secrets in variables, because their programs read no files, after the ServiceAccount of their
   * pod: `vmauth/vmauth`.
   */
  readonly withSecretVariables: readonly string[];
  /** Containers that write to their image, named alike. */
  readonly writable: readonly string[];
  /** Folders of nodes that pods have, after the ServiceAccount of each: `node-exporter:/sys`. */
  readonly nodeFolders: readonly string[];
  /** Those of them that pods write to. */
  readonly writtenNodeFolders: readonly string[];
  /** Images of pods that have such folders, named alike: `node-exporter:quay.io/prometheus/node-exporter`. */
  readonly nodeImages: readonly string[];
  /** ServiceAccounts whose pods read such folders as root. */
  readonly rootUsers: readonly string[];
  /**
   * What NetworkPolicies specify that have to be as the stack writes them, by name: `default-deny`, the same in every
   * namespace, and those that name everybody, because an environment has targets in every namespace.
   */
  readonly exactPolicies: ReadonlyMap<string, unknown>;
}

/** Reads them from the objects that are applied. */
export function factsOf(objects: readonly KubernetesObject[]): StackFacts {
  const specs = objects.flatMap(podSpecOf);
  const containers = specs.flatMap(containersOf);
  const named = (isException: (container: unknown) => boolean) =>
    sorted(
      specs.flatMap((spec) =>
        containersOf(spec)
          .filter(isException)
          .map(
            (container) => `${textAt(spec, 'serviceAccountName') ?? 'default'}/${textAt(container, 'name')}`,
          ),
      ),
    );
  return {
    standards: new Map(
      objects
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ metadata }) => [
          metadata.name,
          metadata.labels?.['pod-security.kubernetes.io/enforce'] ?? 'restricted',
        ]),
    ),
    repositories: sorted(containers.map((container) => repositoryOf(textAt(container, 'image') ?? ''))),
    apiUsers: sorted(
      specs
        .filter((spec) => at(spec, 'automountServiceAccountToken') === true)
        .map((spec) => textAt(spec, 'serviceAccountName') ?? ''),
    ),
    withSecretVariables: named((container) =>
      listAt(container, 'env').some((variable) => at(variable, 'valueFrom', 'secretKeyRef') !== undefined),
    ),
    writable: named((container) => at(container, 'securityContext', 'readOnlyRootFilesystem') !== true),
    nodeFolders: sorted(specs.flatMap((spec) => nodeFoldersOf(spec).map(ofAccount(spec)))),
    writtenNodeFolders: sorted(specs.flatMap((spec) => writtenBy(spec).map(ofAccount(spec)))),
    nodeImages: sorted(
      specs
        .filter((spec) => nodeFoldersOf(spec).length > 0)
        .flatMap((spec) =>
          containersOf(spec)
            .map((container) => repositoryOf(textAt(container, 'image') ?? ''))
            .map(ofAccount(spec)),
        ),
    ),
    rootUsers: sorted(
      specs
        .filter(
          (spec) => nodeFoldersOf(spec).length > 0 && at(spec, 'securityContext', 'runAsNonRoot') !== true,
        )
        .map((spec) => textAt(spec, 'serviceAccountName') ?? ''),
    ),
    exactPolicies: new Map(
      objects
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .filter((policy) => policy.metadata.name === 'default-deny' || peersOf(policy).some(isEverybody))
        .map((policy) => [policy.metadata.name, at(policy, 'spec')]),
    ),
  };
}

const peersOf = (policy: KubernetesObject): readonly unknown[] => [
  ...listAt(policy, 'spec', 'ingress').flatMap((rule) => listAt(rule, 'from')),
  ...listAt(policy, 'spec', 'egress').flatMap((rule) => listAt(rule, 'to')),
];

const containersOf = (spec: unknown): readonly unknown[] => [
  ...listAt(spec, 'containers'),
  ...listAt(spec, 'initContainers'),
];

const nodeFoldersOf = (spec: unknown): readonly string[] =>
  listAt(spec, 'volumes').flatMap((volume) => textAt(volume, 'hostPath', 'path') ?? []);

const ofAccount =
  (spec: unknown) =>
  (text: string): string =>
    `${textAt(spec, 'serviceAccountName') ?? 'default'}:${text}`;

/** The folders of its node that a pod has not only to read. */
function writtenBy(spec: unknown): readonly string[] {
  const written = containersOf(spec)
    .flatMap((container) => listAt(container, 'volumeMounts'))
    .filter((mount) => at(mount, 'readOnly') !== true)
    .map((mount) => textAt(mount, 'name'));
  return listAt(spec, 'volumes')
    .filter((volume) => written.includes(textAt(volume, 'name')))
    .flatMap((volume) => textAt(volume, 'hostPath', 'path') ?? []);
}

function podSpecOf(object: KubernetesObject): readonly unknown[] {
  const spec =
    at(object, 'spec', 'template', 'spec') ?? at(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
  return spec === undefined ? [] : [spec];
}

/** `quay.io/prometheus/prometheus` of `quay.io/prometheus/prometheus:v3.14.0@sha256:...`: a port stands before a slash. */
const repositoryOf = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

import {
  type AdmissionPolicy,
  allContainers,
  celList,
  pods,
  serviceAccount,
} from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/**
 * A namespace that admits folders of nodes admits everything else too, as far as Pod Security goes. Absent where the stack
 * has none.
 */
export function nodeAccessPolicy({
  standards,
  nodeFolders,
  writtenNodeFolders,
  nodeImages,
  repositories,
  rootUsers,
}: StackFacts): readonly AdmissionPolicy[] {
  const namespaces = [...standards].filter(([, standard]) => standard === 'privileged').map(([name]) => name);
  if (namespaces.length === 0) return [];
  return [
    {
      name: 'node-access',
      why: 'Each program that reads files of its node gets its own folders, all but those that it keeps something in only to read, and nothing else of the node.',
      namespaces,
      guards: pods,
      variables: {
        containers: allContainers,
        ofNode: 'has(object.spec.volumes) ? object.spec.volumes.filter(v, has(v.hostPath)) : []',
        account: serviceAccount,
        folders: celList(nodeFolders),
        written: celList(writtenNodeFolders),
        images: celList(nodeImages),
        // What is no image of the stack at all, the policy of images refuses.
        repositories: celList(repositories),
        rootUsers: celList(rootUsers),
      },
      validations: [
        {
          expression:
            "variables.ofNode.all(v, (variables.account + ':' + v.hostPath.path) in variables.folders)",
          message: 'a pod would have another folder of its node than its program needs',
        },
        {
          expression:
            "size(variables.ofNode) == 0 || variables.containers.all(c, !variables.repositories.exists(r, c.image.startsWith(r + ':') || c.image.startsWith(r + '@')) || variables.images.exists(i, (variables.account + ':' + c.image).startsWith(i + ':') || (variables.account + ':' + c.image).startsWith(i + '@')))",
          message: 'another image than that of its program would have folders of the node',
        },
        {
          expression:
            'variables.account in variables.rootUsers || (has(object.spec.securityContext) && has(object.spec.securityContext.runAsNonRoot) && object.spec.securityContext.runAsNonRoot && variables.containers.all(c, !has(c.securityContext) || !has(c.securityContext.runAsNonRoot) || c.securityContext.runAsNonRoot))',
          message: 'a container would read files of its node as root; write runAsNonRoot: true',
        },
        {
          expression:
            "variables.containers.all(c, !has(c.volumeMounts) || c.volumeMounts.all(m, !variables.ofNode.exists(v, v.name == m.name && !((variables.account + ':' + v.hostPath.path) in variables.written)) || (has(m.readOnly) && m.readOnly)))",
          message: 'a container could write to its node; write readOnly: true for folders of the node',
        },
        {
          expression:
            'variables.containers.all(c, !has(c.securityContext) || ((!has(c.securityContext.privileged) || !c.securityContext.privileged) && (!has(c.securityContext.allowPrivilegeEscalation) || !c.securityContext.allowPrivilegeEscalation)))',
          message: 'a container would be privileged',
        },
        {
          expression:
            '(!has(object.spec.hostNetwork) || !object.spec.hostNetwork) && (!has(object.spec.hostPID) || !object.spec.hostPID) && (!has(object.spec.hostIPC) || !object.spec.hostIPC)',
          message: 'a pod would share the network or the processes of its node',
        },
      ],
    },
  ];
}

import { type AdmissionPolicy, allContainers, celList, pods } from '#lib/components/admission/policy';
import type { StackFacts } from '#lib/components/admission/stack-facts';

/**
 * A namespace that admits folders of nodes admits everything else too, as far as Pod Security goes. Absent where the stack
 * has none.
 */
export function nodeAccessPolicy({
  standards,
  nodeFolders,
  writtenNodeFolders,
}: StackFacts): readonly AdmissionPolicy[] {
  const namespaces = [...standards].filter(([, standard]) => standard === 'privileged').map(([name]) => name);
  if (namespaces.length === 0) return [];
  return [
    {
      name: 'node-access',
      why: 'Pods that read logs of their node get these folders, all but those of their own only to read, and nothing else of the node.',
      namespaces,
      guards: pods,
      variables: {
        containers: allContainers,
        ofNode: 'has(object.spec.volumes) ? object.spec.volumes.filter(v, has(v.hostPath)) : []',
        folders: celList(nodeFolders),
        written: celList(writtenNodeFolders),
      },
      validations: [
        {
          expression: 'variables.ofNode.all(v, v.hostPath.path in variables.folders)',
          message: 'a pod would have another folder of its node than those of the stack',
        },
        {
          expression:
            'variables.containers.all(c, !has(c.volumeMounts) || c.volumeMounts.all(m, !variables.ofNode.exists(v, v.name == m.name && !(v.hostPath.path in variables.written)) || (has(m.readOnly) && m.readOnly)))',
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

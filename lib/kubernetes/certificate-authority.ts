import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { ConfigMapReference } from '#lib/environment/shared-choices';
import type { Volume, VolumeMount } from '#lib/kubernetes/kinds';

const name = 'certificate-authority';

/** Where a pod finds the certificates of the site's authority, relative to the folder of its files. */
export const certificateAuthorityFile = ({ key }: ConfigMapReference): string => `${name}/${key}`;

/**
 * The certificates of the site's authority as a file, which follows a changed ConfigMap without a restart. Nothing
 * where the site has no authority of its own.
 *
 * @param root the folder of the pod's files
 */
export function certificateAuthorityVolume(
  { certificateAuthority }: KubernetesOutput,
  root: string,
): { readonly volumes: readonly Volume[]; readonly mounts: readonly VolumeMount[] } {
  if (certificateAuthority === undefined) return { volumes: [], mounts: [] };
  const { configMap, key } = certificateAuthority;
  return {
    volumes: [{ name, configMap: { name: configMap, items: [{ key, path: key }] } }],
    mounts: [{ name, mountPath: `${root}/${name}`, readOnly: true }],
  };
}

import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { Volume, VolumeMount } from '#lib/kubernetes/kinds';

const name = 'certificates';

/** The files of the Secret `output.certificates`, as cert-manager and others write them: https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets */
export const certificateFiles = { certificate: 'tls.crt', key: 'tls.key', authority: 'ca.crt' } as const;

export type CertificateFile = keyof typeof certificateFiles;

/** Where a pod finds one of them. @param root the folder of the pod's files */
export const certificateFile = (root: string, file: CertificateFile): string =>
  `${root}/${name}/${certificateFiles[file]}`;

/**
 * The certificate that programs of the stack show each other, as files, which follow a changed Secret without a restart.
 * Nothing where the environment has none.
 *
 * @param root the folder of the pod's files
 * @param wanted which of the files: who only connects to others needs no key
 */
export function certificatesVolume(
  { certificates }: KubernetesOutput,
  root: string,
  wanted: readonly CertificateFile[] = ['certificate', 'key', 'authority'],
): { readonly volumes: readonly Volume[]; readonly mounts: readonly VolumeMount[] } {
  if (certificates === undefined || wanted.length === 0) return { volumes: [], mounts: [] };
  const items = wanted.map((file) => ({ key: certificateFiles[file], path: certificateFiles[file] }));
  return {
    volumes: [{ name, secret: { secretName: certificates, defaultMode: 0o440, items } }],
    mounts: [{ name, mountPath: `${root}/${name}`, readOnly: true }],
  };
}

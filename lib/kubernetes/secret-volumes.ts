import type { SecretReference } from '#lib/environment/shared-choices';
import type { Volume, VolumeMount } from '#lib/kubernetes/kinds';

/**
 * Secrets as files `<folder>/<secret>/<key>`, which follow a changed Secret without a restart. Readable by the pod's
 * group only.
 */
export function secretVolumes(
  references: readonly SecretReference[],
  folder: string,
): { readonly volumes: readonly Volume[]; readonly mounts: readonly VolumeMount[] } {
  const secrets = [...new Set(references.map(({ secret }) => secret))].sort();
  const keysOf = (name: string) =>
    [...new Set(references.filter(({ secret }) => secret === name).map(({ key }) => key))].sort();
  return {
    volumes: secrets.map((secret) => ({
      name: volumeName(secret),
      secret: {
        secretName: secret,
        defaultMode: 0o440,
        items: keysOf(secret).map((key) => ({ key, path: key })),
      },
    })),
    mounts: secrets.map((secret) => ({
      name: volumeName(secret),
      mountPath: `${folder}/${secret}`,
      readOnly: true,
    })),
  };
}

/** The volume of a Secret. Names of volumes cannot contain dots, those of Secrets can. */
export const volumeName = (secret: string): string => `secret-${secret.replaceAll('.', '-')}`;

import type { DeployedProgram } from '#lib/components/deployed/description';
import type { Output } from '#lib/environment/output-choices';
import { certificateAuthorityFile, certificateAuthorityVolume } from '#lib/kubernetes/certificate-authority';

/** The site's own authority in the pod of a program; nothing where the site has none. */
export interface SiteTrust {
  readonly mounts: NonNullable<DeployedProgram['mounts']>;
  readonly volumes: NonNullable<DeployedProgram['volumes']>;
  /** Where the program finds it. */
  readonly file?: string;
}

/** @param root the folder of the program's files */
export function siteTrust(output: Output, root: string): SiteTrust {
  if (output.kind !== 'kubernetes' || output.certificateAuthority === undefined) {
    return { mounts: [], volumes: [] };
  }
  return {
    ...certificateAuthorityVolume(output, root),
    file: `${root}/${certificateAuthorityFile(output.certificateAuthority)}`,
  };
}

/**
 * The variables by which a program in Go trusts this file and nothing else: the folder that it would look into besides is
 * that of the file. https://pkg.go.dev/crypto/x509#SystemCertPool
 */
export const trustVariables = (file: string | undefined): Readonly<Record<string, string>> =>
  file === undefined ? {} : { SSL_CERT_FILE: file, SSL_CERT_DIR: file.slice(0, file.lastIndexOf('/')) };

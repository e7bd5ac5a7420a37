import type { RequiredSecret } from '#lib/components/component';
import { rootOf } from '#lib/components/deployed/root';
import type { Environment } from '#lib/environment/environment';
import { type CertificateFile, certificateFile, certificateFiles } from '#lib/kubernetes/certificates';
import type { ProbePaths } from '#lib/kubernetes/probes';
import { namespaceOf } from '#lib/topology/namespaces';
import type { Program } from '#lib/topology/program';
import { certificateUse, usesTls } from '#lib/topology/tls';

/** Where a program finds a file of its certificates in its pod. */
export const certificatePath = ({ name }: Pick<Program, 'name'>, file: CertificateFile): string =>
  certificateFile(rootOf(name), file);

const purposes: Readonly<Record<CertificateFile, string>> = {
  certificate: 'certificate that programs of the stack show each other, for the names below',
  key: 'private key of that certificate',
  authority: 'authority that the certificate is checked against',
};

/** How the kubelet asks a program how it is, where that serves. */
export const probeScheme = (program: Program, environment: Environment): Pick<ProbePaths, 'scheme'> =>
  usesTls(program, environment) ? { scheme: 'HTTPS' } : {};

/** Which files of the certificates a program reads: who only connects to others needs no key. */
export function certificatesOf(program: Program, environment: Environment): readonly CertificateFile[] {
  switch (certificateUse(program, environment)) {
    case 'shows':
      return ['certificate', 'key', 'authority'];
    case 'checks':
      return ['authority'];
    case undefined:
      return [];
  }
}

/** The keys of the Secret with the certificates of the stack, for a program that reads them. */
export function requiredCertificates(program: Program, environment: Environment): readonly RequiredSecret[] {
  const { output } = environment;
  if (output.kind !== 'kubernetes' || output.certificates === undefined) return [];
  const secret = output.certificates;
  const namespace = namespaceOf(program, output);
  return certificatesOf(program, environment).map((file) => ({
    secret,
    key: certificateFiles[file],
    purpose: purposes[file],
    ...(namespace !== output.namespace && { namespace }),
  }));
}

import type { RequiredSecret } from '#lib/components/component';
import type { DeployedProgram } from '#lib/components/deployed/description';
import type { Output } from '#lib/environment/output-choices';
import { type CertificateFile, certificateFiles } from '#lib/kubernetes/certificates';
import { namespaceOf } from '#lib/topology/namespaces';

const purposes: Readonly<Record<CertificateFile, string>> = {
  certificate: 'certificate that programs of the stack show each other',
  key: 'private key of that certificate',
  authority: 'authority that the certificate is checked against',
};

/** Which files of the certificates a program reads: who only connects to others needs no key. */
export const certificatesOf = ({
  usesCertificates,
}: Pick<DeployedProgram, 'usesCertificates'>): readonly CertificateFile[] => {
  if (usesCertificates === undefined) return [];
  return usesCertificates === 'authority' ? ['authority'] : ['certificate', 'key', 'authority'];
};

/** The keys of the Secret with the certificates of the stack, for a program that reads them. */
export function requiredCertificates(
  description: Pick<DeployedProgram, 'usesCertificates' | 'program'>,
  output: Output,
): readonly RequiredSecret[] {
  if (output.kind !== 'kubernetes' || output.certificates === undefined) return [];
  const secret = output.certificates;
  const namespace = namespaceOf(description.program, output);
  return certificatesOf(description).map((file) => ({
    secret,
    key: certificateFiles[file],
    purpose: purposes[file],
    ...(namespace !== output.namespace && { namespace }),
  }));
}

import type { RequiredSecret } from '#lib/components/component';
import type { DeployedProgram } from '#lib/components/deployed/description';
import type { Output } from '#lib/environment/environment';
import { certificateFiles } from '#lib/kubernetes/certificates';

/** The keys of the Secret with the certificates of the stack, for a program that reads them. */
export function requiredCertificates(
  { usesCertificates }: Pick<DeployedProgram, 'usesCertificates'>,
  output: Output,
): readonly RequiredSecret[] {
  if (usesCertificates !== true || output.kind !== 'kubernetes' || output.certificates === undefined)
    return [];
  const secret = output.certificates;
  return [
    {
      secret,
      key: certificateFiles.certificate,
      purpose: 'certificate that programs of the stack show each other',
    },
    { secret, key: certificateFiles.key, purpose: 'private key of that certificate' },
    { secret, key: certificateFiles.authority, purpose: 'authority that the certificate is checked against' },
  ];
}

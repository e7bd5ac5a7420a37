import type { Argument } from '#lib/components/argument';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import { vmauth } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';
import { type Duration, seconds } from '#lib/units/duration';

/** How long the Service may still send requests to a replica that stops. */
export const drainsWithin: Duration = seconds(10);

/** The command line of one replica. */
export const vmauthArguments = (
  paths: ReplicaPaths,
  config: NativeFile,
  environment: Environment,
): readonly Argument[] => [
  { flag: `-auth.config=${paths.file(config.path)}`, why: 'the generated configuration' },
  ...(usesTls(vmauth, environment)
    ? [{ flag: `-backend.TLSCAFile=${certificatePath(vmauth, 'authority')}`, why: 'who is behind it' }]
    : []),
  {
    flag: '-configCheckInterval=15s',
    why: 'reads a changed configuration without a restart; one that is broken leaves the old one in force',
  },
  {
    flag: `-http.shutdownDelay=${drainsWithin}`,
    why: 'is not ready any more before it stops, so that the Service sends requests to the others',
  },
  { flag: '-maxConcurrentRequests=1000', why: 'more at once are refused before they take all memory' },
  { flag: '-maxConcurrentPerUserRequests=300', why: 'readers cannot keep writers out' },
  {
    flag: '-maxRequestBodySizeToRetry=16384',
    why: 'queries are tried again elsewhere; samples are larger, and Prometheus sends those again itself',
  },
  { flag: '-responseTimeout=1m', why: 'no query takes longer than search.maxQueryDuration, 30s' },
  { flag: '-logInvalidAuthTokens=false', why: 'a token that was refused may be one that is valid elsewhere' },
];

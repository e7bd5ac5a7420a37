import type { Argument } from '#lib/components/argument';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import type { Program } from '#lib/topology/program';
import { vmauth } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';
import { type Duration, minutes, seconds } from '#lib/units/duration';

/** How long the Service may still send requests to a replica that stops. */
export const drainsWithin: Duration = seconds(10);

/** What differs between those that run vmauth. */
export interface ProxyFlags {
  readonly program: Program;
  /** What is behind it: all of it shows certificates of one authority, or none does. */
  readonly behind: Program;
  /** Whether each user of the configuration says what those are checked against. @default all are, alike */
  readonly trustsByUser?: boolean;
  readonly config: NativeFile;
  /** How long an answer may take, and why no longer. */
  readonly answersWithin: { readonly time: Duration; readonly why: string };
  /** What is too large to be kept and sent to another replica, and who sends it again instead. */
  readonly largeRequests: string;
}

/** How one replica of vmauth is started, whatever it stands in front of. */
export const proxyArguments = (
  paths: ReplicaPaths,
  { program, behind, trustsByUser = false, config, answersWithin, largeRequests }: ProxyFlags,
  environment: Environment,
): readonly Argument[] => [
  { flag: `-auth.config=${paths.file(config.path)}`, why: 'the generated configuration' },
  ...(usesTls(behind, environment) && !trustsByUser
    ? [{ flag: `-backend.TLSCAFile=${certificatePath(program, 'authority')}`, why: 'who is behind it' }]
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
  { flag: '-maxRequestBodySizeToRetry=16384', why: `queries are tried again elsewhere; ${largeRequests}` },
  { flag: `-responseTimeout=${answersWithin.time}`, why: answersWithin.why },
  { flag: '-logInvalidAuthTokens=false', why: 'a token that was refused may be one that is valid elsewhere' },
];

/** The command line of one replica. @param behind any of the programs of VictoriaMetrics that it stands in front of */
export const vmauthArguments = (
  paths: ReplicaPaths,
  behind: Program,
  config: NativeFile,
  environment: Environment,
): readonly Argument[] =>
  proxyArguments(
    paths,
    {
      program: vmauth,
      behind,
      trustsByUser: environment.victoriaMetrics?.sites !== undefined,
      config,
      answersWithin: { time: minutes(1), why: 'no query takes longer than search.maxQueryDuration, 30s' },
      largeRequests: 'samples are larger, and Prometheus sends those again itself',
    },
    environment,
  );

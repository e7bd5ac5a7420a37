import { basename } from 'node:path';
import { accessChecks } from '#lib/environment/checks/access';
import {
  checkDatabaseAddress,
  checkMachineAddresses,
  checkMailAddress,
  checkTargetAddresses,
} from '#lib/environment/checks/addresses';
import { bucketChecks } from '#lib/environment/checks/buckets';
import type { EnvironmentCheck } from '#lib/environment/checks/check';
import {
  checkDiscovery,
  checkSelectors,
  checkUserInterfaceSelectors,
} from '#lib/environment/checks/discovery';
import { checkDuplicateMachines, checkDuplicateTargets } from '#lib/environment/checks/duplicate-targets';
import { checkEgress } from '#lib/environment/checks/egress';
import { grafanaChecks } from '#lib/environment/checks/grafana';
import { checkDifferentHosts, checkGrafanaHost, checkHosts } from '#lib/environment/checks/hosts';
import { logsChecks } from '#lib/environment/checks/logs';
import { checkFileName, checkUnique } from '#lib/environment/checks/names';
import { checkNamespace } from '#lib/environment/checks/namespace';
import { profileChecks } from '#lib/environment/checks/profiles';
import { checkReceivers } from '#lib/environment/checks/receivers';
import { checkRedaction } from '#lib/environment/checks/redaction';
import { checkReplicas } from '#lib/environment/checks/replicas';
import { resourceChecks } from '#lib/environment/checks/resources';
import { checkCertificates, checkSecrets } from '#lib/environment/checks/secrets';
import { checkUniqueSites, sitesChecks } from '#lib/environment/checks/sites';
import { storageClassChecks } from '#lib/environment/checks/storage-classes';
import { tierChecks } from '#lib/environment/checks/tiers';
import { checkTimeZone } from '#lib/environment/checks/time-zone';
import { tracesChecks } from '#lib/environment/checks/traces';
import { urlChecks } from '#lib/environment/checks/urls';
import { victoriaMetricsChecks } from '#lib/environment/checks/victoria-metrics';
import { checkVolume } from '#lib/environment/checks/volume';
import { duplicateKey } from '#lib/environment/duplicate-keys';
import type { Environment } from '#lib/environment/environment';
import { explainAll } from '#lib/environment/explain';
import { tooDeep } from '#lib/environment/nesting';
import { type EnvironmentText, readEnvironments } from '#lib/environment/read';
import { parseSource } from '#lib/environment/source';
import { type StandIn, standInFor } from '#lib/environment/stand-in';
import { checkSyntax } from '#lib/environment/syntax';
import { validate } from '#lib/environment/validate';
import { renderPlace } from '#lib/place';
import { type Problem, throwIfAny } from '#lib/problem';

/** What is checked of each environment by itself. */
const checks: readonly EnvironmentCheck[] = [
  checkFileName,
  checkTimeZone,
  checkHosts,
  checkDifferentHosts,
  checkGrafanaHost,
  ...urlChecks,
  checkTargetAddresses,
  checkMachineAddresses,
  checkMailAddress,
  checkDatabaseAddress,
  checkDuplicateTargets,
  checkDuplicateMachines,
  checkDiscovery,
  checkSelectors,
  checkUserInterfaceSelectors,
  checkNamespace,
  checkEgress,
  ...storageClassChecks,
  checkVolume,
  ...resourceChecks,
  checkReplicas,
  ...grafanaChecks,
  ...victoriaMetricsChecks,
  ...tierChecks,
  ...sitesChecks,
  ...tracesChecks,
  ...profileChecks,
  ...accessChecks,
  ...logsChecks,
  ...bucketChecks,
  checkSecrets,
  checkCertificates,
  checkRedaction,
  checkReceivers,
];

/**
 * Reads the `<name>.yaml` of a directory, in the order of their names.
 *
 * @param more what is checked beside what each environment says by itself
 * @param only their names: of the others nothing is read, whatever is wrong with them. @default all
 * @returns the environments, and the names of all that there are
 * @throws ProblemsError with every problem of every file. The sections of a file are checked beyond the
 *   schema only when they are what it says, and its keys only when the file is YAML.
 */
export function loadEnvironments(
  directory: string,
  more: readonly EnvironmentCheck[] = [],
  only: readonly string[] = [],
): { readonly environments: readonly Environment[]; readonly names: readonly string[] } {
  const reading = readEnvironments(directory);
  const nameOf = ({ file }: EnvironmentText) => basename(file, '.yaml');
  const results = reading.texts
    .filter((text) => only.length === 0 || only.includes(nameOf(text)))
    .map((text) => loadEnvironment(text, more));
  const environments = results.flatMap(({ environment }) => (environment === undefined ? [] : [environment]));
  throwIfAny([
    ...reading.problems,
    ...results.flatMap((result) => result.problems),
    ...checkUnique(results.flatMap(({ standIn }) => standIn ?? [])),
    ...checkUniqueSites(results.flatMap(({ standIn }) => standIn ?? [])),
  ]);
  return { environments, names: reading.texts.map(nameOf) };
}

/** One file: the environment when it can be read as one, what can be checked of it, and what is wrong with it. */
interface Result {
  readonly environment?: Environment;
  readonly standIn?: StandIn;
  readonly problems: readonly Problem[];
}

/** Reads one environment file. The problems come in its order. */
export function loadEnvironment(text: EnvironmentText, more: readonly EnvironmentCheck[] = []): Result {
  const deep = tooDeep(text.text);
  if (deep !== undefined) return { problems: [nestedTooDeep(text, deep)] };
  const source = parseSource(text);
  const mistakes = checkSyntax(source);
  if (mistakes.some(({ check }) => check !== duplicateKey)) return { problems: mistakes };
  const validation = validate(source.document.toJS());
  const invalid = explainAll(source, validation.data, validation.errors);
  const standIn = standInFor(source, validation);
  if (standIn === undefined) return { problems: inOrder([...mistakes, ...invalid]) };
  const { environment, isIntact } = standIn;
  const wrong = [...checks, ...more]
    .filter(({ reads }) => reads.every(isIntact))
    .flatMap(({ check }) => check(environment));
  return {
    ...(mistakes.length + invalid.length === 0 ? { environment } : {}),
    standIn,
    problems: inOrder([...mistakes, ...invalid, ...wrong]),
  };
}

/** The problems of one file from its top to its bottom. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return withoutEchoes(problems).toSorted(
    ({ where: a }, { where: b }) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

/** What stands under an anchor is checked for each of its aliases, and told once. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<string>();
  return problems.filter(({ where, message, fix }) => {
    const text = [renderPlace(where), message, fix].join('\n');
    const isNew = where.line === undefined || !told.has(text);
    told.add(text);
    return isNew;
  });
}

function nestedTooDeep({ file, text }: EnvironmentText, offset: number): Problem {
  const line = text.slice(0, offset).split('\n').length;
  return {
    check: 'environment/yaml',
    where: { file, line },
    message: 'is nested too deep',
    fix: 'write fewer maps and lists within each other',
  };
}

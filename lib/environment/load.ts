import { checkAddresses } from '#lib/environment/checks/addresses';
import type { EnvironmentCheck } from '#lib/environment/checks/check';
import { checkDiscovery } from '#lib/environment/checks/discovery';
import { checkDuplicateTargets } from '#lib/environment/checks/duplicate-targets';
import { checkEgress } from '#lib/environment/checks/egress';
import { checkHosts } from '#lib/environment/checks/hosts';
import { checkFileName, checkUnique } from '#lib/environment/checks/names';
import { checkReceivers } from '#lib/environment/checks/receivers';
import { checkReplicas } from '#lib/environment/checks/replicas';
import { checkStorageClasses } from '#lib/environment/checks/storage-classes';
import { checkTimeZone } from '#lib/environment/checks/time-zone';
import { checkUrls } from '#lib/environment/checks/urls';
import { convert } from '#lib/environment/convert';
import type { Environment } from '#lib/environment/environment';
import { explainAll } from '#lib/environment/explain';
import { tooDeep } from '#lib/environment/nesting';
import { type EnvironmentText, readEnvironments } from '#lib/environment/read';
import { parseSource } from '#lib/environment/source';
import { checkSyntax, duplicateKey } from '#lib/environment/syntax';
import { validate } from '#lib/environment/validate';
import { type Problem, throwIfAny } from '#lib/problem';

/** What is checked of each environment by itself. Checks that need rules or jobs are called with them later. */
const checks: readonly EnvironmentCheck[] = [
  checkFileName,
  checkTimeZone,
  checkHosts,
  checkUrls,
  checkAddresses,
  checkDuplicateTargets,
  checkDiscovery,
  checkEgress,
  checkStorageClasses,
  checkReplicas,
  checkReceivers,
];

/**
 * Reads every `<name>.yaml` of a directory, in the order of their names.
 *
 * @throws ProblemsError with every problem of every file. A file's values are checked against each other only when
 *   each of them is what the schema says, and its keys only when the file is YAML.
 */
export function loadEnvironments(directory: string): { readonly environments: readonly Environment[] } {
  const reading = readEnvironments(directory);
  const results = reading.texts.map(loadEnvironment);
  const environments = results.flatMap(({ environment }) => (environment === undefined ? [] : [environment]));
  throwIfAny([
    ...reading.problems,
    ...results.flatMap((result) => result.problems),
    ...checkUnique(environments),
  ]);
  return { environments };
}

/** One file: the environment when it can be read as one, and what is wrong with it. */
interface Result {
  readonly environment?: Environment;
  readonly problems: readonly Problem[];
}

/** Reads one environment file. */
export function loadEnvironment(text: EnvironmentText): Result {
  const deep = tooDeep(text.text);
  if (deep !== undefined) return { problems: [nestedTooDeep(text, deep)] };
  const source = parseSource(text);
  const mistakes = checkSyntax(source);
  if (mistakes.some(({ check }) => check !== duplicateKey)) return { problems: mistakes };
  const validation = validate(source.document.toJS());
  if ('errors' in validation) {
    return { problems: [...mistakes, ...explainAll(source, validation.data, validation.errors)] };
  }
  const environment = convert(validation.raw, source);
  return { environment, problems: [...mistakes, ...checks.flatMap((check) => check(environment))] };
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

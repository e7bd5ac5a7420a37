import { type ErrorCode, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import { duplicateKeys } from '#lib/environment/duplicate-keys';
import { problemOf } from '#lib/environment/problem-at';
import { mayHoldSecret } from '#lib/environment/secret-keys';
import type { Source } from '#lib/environment/source';
import type { Problem } from '#lib/problem';

/** What YAML allows and an environment file does not need more of. */
const mostAliases = 100;

/** What is wrong with a file as YAML, before anything is known of its keys. */
export function checkSyntax(source: Source): readonly Problem[] {
  const { document } = source;
  const mistakes: readonly YAMLError[] = [...document.errors, ...document.warnings];
  if (document.contents === null && mistakes.length === 0) {
    return [
      {
        check: 'environment/file',
        where: { file: source.file },
        message: 'is empty',
        fix: 'delete it, or write an environment: npm run new-environment NAME shows one',
      },
    ];
  }
  return [
    ...withoutConsequences(mistakes).map((mistake) => explainMistake(source, mistake)),
    ...duplicateKeys(source),
    ...checkMergeKeys(source),
    ...checkAliases(source),
  ];
}

/** A mistake often leads to others of another kind behind it; those are left for when it is corrected. */
function withoutConsequences(mistakes: readonly YAMLError[]): readonly YAMLError[] {
  const [cause, ...others] = mistakes.filter(({ code }) => code !== 'DUPLICATE_KEY');
  return cause === undefined ? [] : [cause, ...others.filter(({ code }) => code === cause.code)];
}

/** The line of a syntax error is shown unless a secret may stand on it. */
function explainMistake(source: Source, mistake: YAMLError): Problem {
  const comment = lostToComment(source, mistake);
  const [start, end] = comment?.range ?? mistake.pos;
  const { excerpt, ...place } = source.placeOf(start, end);
  return problemOf(
    excerpt === undefined || mayHoldSecret(source.lineOf(start)) ? place : { ...place, excerpt },
    'yaml',
    undefined,
    comment ?? explain(mistake),
  );
}

/** What is said about a map or list that does not go on or end as it should. */
const unfinished: ReadonlySet<ErrorCode> = new Set(['BAD_INDENT', 'BLOCK_IN_FLOW', 'MISSING_CHAR']);

interface LostText extends Pick<Problem, 'message' | 'fix'> {
  readonly range: readonly [start: number, end: number];
}

/** A "#" after a key and a space begins a comment: within braces, it takes the comma or the closing one with it. */
function lostToComment({ text }: Source, { code, pos: [offset] }: YAMLError): LostText | undefined {
  if (!unfinished.has(code)) return undefined;
  const before = text.slice(0, offset).trimEnd();
  const [line = ''] = before.split('\n').slice(-1);
  const [, opening, lost] = /^(.*:\s+)(#[^\s,\]}]+)/.exec(line) ?? [];
  if (opening === undefined || lost === undefined) return undefined;
  const start = before.length - line.length + opening.length;
  return {
    range: [start, start + lost.length],
    message: 'a comment begins here, and takes the rest of the line with it',
    fix: `put the value in quotes: '${lost}'`,
  };
}

const explanations: Partial<Record<ErrorCode, Pick<Problem, 'message' | 'fix'>>> = {
  BAD_SCALAR_START: {
    message: 'the value begins with a character that YAML keeps for itself',
    fix: 'put the value in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second "key:" on one line',
    fix: 'put it on its own line, or the value in quotes',
  },
  MULTIPLE_DOCS: {
    message: 'a second YAML document begins here',
    fix: 'one file holds one environment: move it to a file of its own',
  },
  NON_STRING_KEY: { message: 'the key is no text', fix: 'write a plain key' },
  TAB_AS_INDENT: { message: 'the line is indented with a tab', fix: 'indent with spaces' },
  TAG_RESOLVE_FAILED: { message: 'a YAML tag', fix: 'leave it out: environment files hold plain values' },
};

function explain(mistake: YAMLError): Pick<Problem, 'message' | 'fix'> {
  return (
    explanations[mistake.code] ?? {
      message: `is no YAML: ${mistake.message.charAt(0).toLowerCase()}${mistake.message.slice(1)}`,
      fix: 'correct it here or just above',
    }
  );
}

/** YAML 1.2 has no merge keys: one would be a key like any other, and the keys that it stands for missing. */
function checkMergeKeys({ document, placeOf }: Source): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair(_key, { key }) {
      if (!isScalar(key) || key.value !== '<<' || !key.range) return undefined;
      problems.push(
        problemOf(placeOf(key.range[0], key.range[1]), 'yaml', undefined, {
          message: 'merge keys are not supported',
          fix: 'repeat the keys, or use an alias for the whole map',
        }),
      );
      return visit.BREAK;
    },
  });
  return problems;
}

/**
 * Anchors that contain aliases multiply: ten levels of ten make ten thousand million values, or one without end.
 * Without that, and with few of them, a file stays about as large as it is.
 */
function checkAliases({ document, placeOf }: Source): readonly Problem[] {
  const problems = new Map<string, Problem>();
  let aliases = 0;
  visit(document, {
    Alias(_key, alias, ancestors) {
      aliases += 1;
      const [start = 0, end = 0] = alias.range ?? [];
      const report = (message: string, fix: string) => {
        if (problems.has(message)) return;
        problems.set(message, problemOf(placeOf(start, end), 'yaml', undefined, { message, fix }));
      };
      const outer = ancestors.map(anchorOf).find((anchor) => anchor !== undefined);
      if (outer !== undefined) {
        report(`the anchor &${outer} holds an alias`, 'write the value out');
      } else if (alias.resolve(document) === undefined) {
        report(`*${alias.source} has no anchor`, `write &${alias.source} before the value that is meant`);
      } else if (aliases > mostAliases) {
        report(`more than ${mostAliases} aliases`, 'write the values out');
      }
    },
  });
  return [...problems.values()];
}

const anchorOf = (node: unknown): string | undefined => (isCollection(node) ? node.anchor : undefined);

import { type ErrorCode, isCollection, visit, type YAMLError } from 'yaml';
import { problemOf } from '#lib/environment/problem-at';
import type { Source } from '#lib/environment/source';
import type { Problem } from '#lib/problem';

/** What YAML allows and an environment file does not need more of. */
const mostAliases = 100;

/** The one mistake that leaves the rest of the file readable: the name of its check. */
export const duplicateKey = 'environment/duplicate-key';

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
    ...checkAliases(source),
  ];
}

/** A mistake often leads to others of another kind behind it; those are left for when it is corrected. */
function withoutConsequences(mistakes: readonly YAMLError[]): readonly YAMLError[] {
  const cause = mistakes.find(({ code }) => code !== 'DUPLICATE_KEY')?.code;
  return mistakes.filter(({ code }) => code === cause || code === 'DUPLICATE_KEY');
}

function explainMistake(source: Source, mistake: YAMLError): Problem {
  const problem = problemOf(source.placeOf(...mistake.pos), 'yaml', undefined, explain(mistake));
  return mistake.code === 'DUPLICATE_KEY' ? { ...problem, check: duplicateKey } : problem;
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
  DUPLICATE_KEY: { message: 'the key stands twice in one map', fix: 'keep one of the two' },
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

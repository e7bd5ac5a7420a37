import type { Diagnostic } from '#lib/promql/diagnostic';
import { type FunctionSignature, functionNames, signatureOf } from '#lib/promql/functions';
import { aggregations } from '#lib/promql/operators';
import { matchesWholly, regularExpressionError } from '#lib/promql/regular-expression';
import type {
  Aggregation,
  Binary,
  Call,
  Expression,
  Matcher,
  Selector,
  Span,
  ValueType,
} from '#lib/promql/tree';
import { isComparison, isSetOperator, typeOf } from '#lib/promql/types';
import { descendants } from '#lib/promql/walk';
import { closest } from '#lib/suggestion';

/**
 * Everything that the pinned Prometheus refuses in an expression that its grammar allows: types, unknown functions,
 * numbers of arguments, regular expressions, and what is behind a feature flag.
 */
export function checkTypes(expression: Expression): readonly Diagnostic[] {
  return [...descendants(expression)].flatMap(checkNode);
}

function checkNode(node: Expression): readonly Diagnostic[] {
  switch (node.kind) {
    case 'selector':
      return checkSelector(node);
    case 'call':
      return checkCall(node);
    case 'aggregation':
      return checkAggregation(node);
    case 'binary':
      return checkBinary(node);
    case 'unary':
      return isOperand(node.expression)
        ? []
        : [
            typeError(
              node,
              `a sign before ${article(typeOf(node.expression))}`,
              'a sign needs a number or an instant vector',
            ),
          ];
    case 'subquery':
      return typeOf(node.expression) === 'instant vector'
        ? []
        : [
            typeError(
              node,
              `a subquery of ${article(typeOf(node.expression))}`,
              'a subquery needs an instant vector before [',
            ),
          ];
    default:
      return [];
  }
}

function checkSelector(selector: Selector): readonly Diagnostic[] {
  const found = selector.matchers.flatMap(checkRegularExpression);
  const second = selector.matchers.find(({ label }) => label === '__name__');
  const isNamed = selector.name !== undefined && selector.quotedName === undefined;
  if (isNamed && second !== undefined) {
    const message = `the metric's name is given twice: "${selector.name}" and "${second.value}"`;
    found.push(typeError(second, message, 'remove one of them'));
  }
  if (selector.name === undefined && found.length === 0 && selector.matchers.every(matchesEmpty)) {
    const fix = 'name the metric, or add a matcher that an empty value does not satisfy, such as job="node"';
    found.push(typeError(selector, 'a selector that matches every series', fix));
  }
  return found;
}

function checkRegularExpression(matcher: Matcher): Diagnostic[] {
  if (matcher.operator !== '=~' && matcher.operator !== '!~') return [];
  const reason = regularExpressionError(matcher.value);
  if (reason === undefined) return [];
  const message = `${matcher.label}${matcher.operator}"${matcher.value}" is no RE2 expression: ${reason}`;
  return [
    typeError(matcher, message, 'correct it: https://github.com/google/re2/wiki/Syntax', 'promql/syntax'),
  ];
}

function matchesEmpty({ operator, value }: Matcher): boolean {
  switch (operator) {
    case '=':
      return value === '';
    case '!=':
      return value !== '';
    case '=~':
      return matchesWholly(value, '');
    case '!~':
      return !matchesWholly(value, '');
  }
}

function checkCall(call: Call): readonly Diagnostic[] {
  const signature = signatureOf(call.function);
  if (signature === undefined) return [unknownFunction(call)];
  if (signature.experimental) {
    const fix = 'do without it: it needs --enable-feature=promql-experimental-functions, which is not set';
    return [
      typeError(
        call.functionSpan,
        `the function ${call.function} is behind a feature flag`,
        fix,
        'promql/features',
      ),
    ];
  }
  const { length } = call.arguments;
  if (length < signature.fewest || length > signature.most) {
    const message = `${call.function} takes ${countOf(signature)} and has ${length}`;
    return [typeError(call, message, `write ${usage(call.function, signature)}`, 'promql/functions')];
  }
  return call.arguments.flatMap((argument, index) => {
    const wanted = signature.parameters[Math.min(index, signature.parameters.length - 1)];
    return wanted === undefined
      ? []
      : mismatch(argument, wanted, `argument ${index + 1} of ${call.function}`);
  });
}

function unknownFunction(call: Call): Diagnostic {
  const near = closest(call.function, functionNames);
  const fix =
    near === undefined
      ? 'see https://prometheus.io/docs/prometheus/latest/querying/functions/'
      : `did you mean ${near}?`;
  return typeError(
    call.functionSpan,
    `Prometheus 3.14 has no function ${call.function}`,
    fix,
    'promql/functions',
  );
}

function countOf({ fewest, most }: FunctionSignature): string {
  if (most === Number.POSITIVE_INFINITY) return `${fewest} arguments or more`;
  if (fewest !== most) return `${fewest} to ${most} arguments`;
  return fewest === 1 ? '1 argument' : `${fewest} arguments`;
}

/** `histogram_quantile(scalar, instant vector)` */
function usage(name: string, { parameters }: FunctionSignature): string {
  return `${name}(${parameters.join(', ')})`;
}

function checkAggregation(node: Aggregation): readonly Diagnostic[] {
  const { operator, parameter } = node;
  const wanted = aggregations[operator];
  if (wanted?.experimental) {
    const fix = 'do without it: it needs --enable-feature=promql-experimental-functions, which is not set';
    return [
      typeError(
        node.operatorSpan,
        `the aggregation ${operator} is behind a feature flag`,
        fix,
        'promql/features',
      ),
    ];
  }
  return [
    ...mismatch(node.expression, 'instant vector', operator),
    ...(parameter && wanted?.parameter
      ? mismatch(parameter, wanted.parameter, `the parameter of ${operator}`)
      : []),
  ];
}

function mismatch(given: Expression, wanted: ValueType, place: string): readonly Diagnostic[] {
  const type = typeOf(given);
  if (type === wanted) return [];
  return [
    typeError(
      given,
      `${article(type)} in ${place}, which takes ${article(wanted)}`,
      conversion(type, wanted),
    ),
  ];
}

/** `a scalar`, `an instant vector` */
function article(type: ValueType): string {
  return type === 'instant vector' ? `an ${type}` : `a ${type}`;
}

function conversion(given: ValueType, wanted: ValueType): string {
  if (given === 'instant vector' && wanted === 'range vector') return 'add a range, such as [5m]';
  if (given === 'range vector')
    return 'put it into a function over ranges, such as rate(...), or remove the range';
  if (given === 'scalar' && wanted === 'instant vector')
    return 'write vector(...) around the number, or a metric';
  if (given === 'instant vector' && wanted === 'scalar')
    return 'write a number, or scalar(...) around the vector';
  if (wanted === 'string') return 'put it in quotes';
  return `write ${article(wanted)}`;
}

function checkBinary(node: Binary): readonly Diagnostic[] {
  const { operator, operatorSpan, left, right, bool, matching } = node;
  const found = [left, right]
    .filter((side) => !isOperand(side))
    .map((side) => {
      const fix =
        typeOf(side) === 'range vector' ? conversion('range vector', 'instant vector') : 'remove the quotes';
      return typeError(
        side,
        `${article(typeOf(side))} beside ${operator}, which takes numbers and instant vectors`,
        fix,
      );
    });
  if (found.length > 0) return found;
  const hasScalar = typeOf(left) === 'scalar' || typeOf(right) === 'scalar';
  const report = (message: string, fix: string) => found.push(typeError(operatorSpan, message, fix));
  if (bool && !isComparison(operator))
    report(`"bool" after ${operator}, which does not compare`, 'remove "bool"');
  if (!bool && isComparison(operator) && typeOf(node) === 'scalar') {
    report(`${operator} between two numbers has nothing to filter`, `write ${operator} bool`);
  }
  if (isSetOperator(operator) && hasScalar) {
    report(`${operator} with a number; it takes two instant vectors`, 'write vector(...) around the number');
  }
  if (matching === undefined) return found;
  if (hasScalar && matching.labels.length > 0) {
    report(`"${matching.on}" beside a number, which has no labels`, `remove ${matching.on} (...)`);
  }
  if (!hasScalar && isSetOperator(operator) && matching.group !== undefined) {
    report(`group_${matching.group.side} with ${operator}, which always matches many with many`, 'remove it');
  }
  const both =
    matching.on === 'on'
      ? matching.group?.labels.filter(({ name }) => matching.labels.some((label) => label.name === name))
      : [];
  for (const { name, start, end } of both ?? []) {
    found.push(
      typeError(
        { start, end },
        `the label ${name} is both matched on and taken over`,
        'remove it from group_left or group_right',
      ),
    );
  }
  return found;
}

function isOperand(expression: Expression): boolean {
  const type = typeOf(expression);
  return type === 'scalar' || type === 'instant vector';
}

function typeError({ start, end }: Span, message: string, fix: string, check = 'promql/types'): Diagnostic {
  return { check, start, end, message, fix };
}

import type { Diagnostic } from '#lib/promql/diagnostic';
import { type FunctionSignature, functionNames, signatureOf } from '#lib/promql/functions';
import { aggregations } from '#lib/promql/operators';
import type { Aggregation, Call, Expression, ValueType } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';
import { checkBinary } from '#lib/promql/types-binary';
import { article, conversion, isOperand, typeError } from '#lib/promql/types-error';
import { checkSelector } from '#lib/promql/types-selector';
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

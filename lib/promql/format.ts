import {
  leftNeedsParentheses,
  postfixNeedsParentheses,
  rightNeedsParentheses,
  signedNeedsParentheses,
} from '#lib/promql/format-parentheses';
import {
  formatAggregator,
  formatDuration,
  formatModifiers,
  formatNumber,
  formatOperator,
  formatSelector,
  selectorParts,
} from '#lib/promql/format-parts';
import { operators } from '#lib/promql/operators';
import { quote } from '#lib/promql/string-literal';
import type { Binary, Expression, Selector, Subquery } from '#lib/promql/tree';

export interface FormatOptions {
  /** The longest line, where a line can be broken. @default 100 */
  readonly width?: number;
}

/**
 * Writes an expression as Prometheus does, on one line when it fits. It means what the tree means; parentheses of the
 * tree stay, and such are added as an expression that was put into another one needs. Comments are gone.
 *
 * Stable: reading the result and writing it again gives the same text.
 */
export function format(expression: Expression, { width = 100 }: FormatOptions = {}): string {
  return new Formatter(width).write(expression, 0);
}

const step = '  ';

class Formatter {
  private readonly lines = new WeakMap<Expression, string>();

  constructor(private readonly width: number) {}

  /**
   * @param depth how far the lines after the first are indented; the first is by whoever asks
   * @param column where the first line starts
   * @param operatorDepth how far the operators of a chain are indented: the tighter they bind, the further
   */
  write(expression: Expression, depth: number, column = depth * step.length, operatorDepth = depth): string {
    const line = this.line(expression);
    if (column + line.length <= this.width) return line;
    return expression.kind === 'binary'
      ? this.chain(expression, depth, column, operatorDepth)
      : this.broken(expression, depth, column);
  }

  private line(expression: Expression): string {
    const known = this.lines.get(expression);
    if (known !== undefined) return known;
    const line = this.newLine(expression);
    this.lines.set(expression, line);
    return line;
  }

  private newLine(expression: Expression): string {
    switch (expression.kind) {
      case 'number':
        return formatNumber(expression);
      case 'string':
        return quote(expression.value);
      case 'selector':
        return formatSelector(expression) + formatModifiers(expression.modifiers);
      case 'range selector':
        return `${formatSelector(expression.selector)}${rangeSuffix(expression)}`;
      case 'subquery':
        return this.inLine(expression.expression, postfixNeedsParentheses) + subquerySuffix(expression);
      case 'call':
        return `${expression.function}(${expression.arguments.map((node) => this.line(node)).join(', ')})`;
      case 'aggregation': {
        const parameter = expression.parameter === undefined ? '' : `${this.line(expression.parameter)}, `;
        return `${formatAggregator(expression)}(${parameter}${this.line(expression.expression)})`;
      }
      case 'binary': {
        const left = this.inLine(expression.left, () => leftNeedsParentheses(expression));
        const right = this.inLine(expression.right, () => rightNeedsParentheses(expression));
        return `${left} ${formatOperator(expression)} ${right}`;
      }
      case 'unary':
        return expression.operator + this.inLine(expression.expression, signedNeedsParentheses);
      case 'parentheses':
        return `(${this.line(expression.expression)})`;
    }
  }

  private inLine(operand: Expression, needsParentheses: (operand: Expression) => boolean): string {
    return needsParentheses(operand) ? `(${this.line(operand)})` : this.line(operand);
  }

  private broken(expression: Exclude<Expression, Binary>, depth: number, column: number): string {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return this.line(expression);
      case 'selector':
        return brokenSelector(expression, depth) + formatModifiers(expression.modifiers);
      case 'range selector':
        return brokenSelector(expression.selector, depth) + rangeSuffix(expression);
      case 'subquery': {
        const operand = this.operand(expression.expression, postfixNeedsParentheses, depth, column);
        return operand + subquerySuffix(expression);
      }
      case 'call':
        return this.list(`${expression.function}(`, expression.arguments, depth);
      case 'aggregation': {
        const { parameter, expression: inner } = expression;
        const nodes = parameter === undefined ? [inner] : [parameter, inner];
        return this.list(`${formatAggregator(expression)}(`, nodes, depth);
      }
      case 'unary': {
        const operand = this.operand(expression.expression, signedNeedsParentheses, depth, column + 1);
        return expression.operator + operand;
      }
      case 'parentheses':
        return this.list('(', [expression.expression], depth);
    }
  }

  private operand(
    node: Expression,
    needsParentheses: (operand: Expression) => boolean,
    depth: number,
    column: number,
    operatorDepth = depth,
  ): string {
    if (!needsParentheses(node)) return this.write(node, depth, column, operatorDepth);
    const line = `(${this.line(node)})`;
    return column + line.length <= this.width ? line : this.list('(', [node], depth);
  }

  private list(opening: string, nodes: readonly Expression[], depth: number): string {
    if (nodes.length === 0) return `${opening})`;
    const indent = step.repeat(depth + 1);
    const items = nodes.map((node) => indent + this.write(node, depth + 1));
    return `${opening}\n${items.join(',\n')}\n${step.repeat(depth)})`;
  }

  /** Each operator starts a line. Operators of one precedence make one list. */
  private chain(expression: Binary, depth: number, column: number, operatorDepth: number): string {
    const { left, right } = expression;
    const needsParentheses = () => leftNeedsParentheses(expression);
    const before = continuesChain(expression)
      ? this.write(left, depth, this.width, operatorDepth)
      : this.operand(left, needsParentheses, depth, column, operatorDepth + 1);
    const operator = `\n${step.repeat(operatorDepth)}${formatOperator(expression)}`;
    const start = operator.length;
    const fits = start + this.line(right).length <= this.width;
    if (right.kind === 'binary' && !fits && !rightNeedsParentheses(expression)) {
      const indent = `\n${step.repeat(operatorDepth)}`;
      return before + operator + indent + this.write(right, operatorDepth, undefined, operatorDepth + 1);
    }
    const after = this.operand(right, () => rightNeedsParentheses(expression), operatorDepth, start);
    return `${before}${operator} ${after}`;
  }
}

/** Whether the left operand is broken into the same list. */
function continuesChain(expression: Binary): boolean {
  const { left, operator } = expression;
  if (left.kind !== 'binary' || leftNeedsParentheses(expression)) return false;
  return operators[left.operator]?.precedence === operators[operator]?.precedence;
}

function brokenSelector(selector: Selector, depth: number): string {
  const { name, matchers } = selectorParts(selector);
  if (matchers.length === 0) return formatSelector(selector);
  const indent = step.repeat(depth + 1);
  return `${name}{\n${matchers.map((matcher) => indent + matcher).join(',\n')}\n${step.repeat(depth)}}`;
}

function rangeSuffix({ range, selector }: Extract<Expression, { kind: 'range selector' }>): string {
  return `[${formatDuration(range)}]${formatModifiers(selector.modifiers)}`;
}

function subquerySuffix({ range, step: resolution, modifiers }: Subquery): string {
  return `[${formatDuration(range)}:${resolution === undefined ? '' : formatDuration(resolution)}]${formatModifiers(modifiers)}`;
}

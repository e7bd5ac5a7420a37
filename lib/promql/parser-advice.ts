/** What people mean who write this word after an expression. */
export function afterExpression(word: string): string {
  switch (word) {
    case 'by':
    case 'without':
      return `${word} (...) belongs to an aggregation: sum ${word} (...) (...)`;
    case '=':
      return 'write == to compare, or put the matcher in braces';
    case '=~':
      return 'put the matcher in braces: metric{label=~"..."}';
    case ')':
      return 'remove it, or open the parentheses with "("';
    case ',':
      return 'remove it, or put the list into the parentheses of a function';
    default:
      return 'write an operator such as + or and before it, or remove it';
  }
}

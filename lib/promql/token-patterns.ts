/** Words with a meaning outside braces, in any mixture of capitals: promql/parser/lex.go of Prometheus 3.14. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'and or unless atan2 sum avg count min max group stddev stdvar topk bottomk count_values quantile limitk ' +
    'limit_ratio offset smoothed anchored by without on ignoring group_left group_right fill fill_left fill_right ' +
    'bool start end step range max_of min_of'
  ).split(' '),
);
/** Those that stand inside brackets, too. */
export const durationKeywords: ReadonlySet<string> = new Set(['step', 'range', 'max_of', 'min_of']);

export const space = /(?:[ \t\r\n]+|#[^\r\n]*)+/y;
export const blank = /[ \t\r\n]+/y;
export const word = /[A-Za-z_:][\w:]*/y;
export const labelWord = /[A-Za-z_]\w*/y;
export const durationWord = /[A-Za-z_]+/y;
/** Go's decimal literals: digits may be parted by single underscores. */
export const decimal =
  /(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?(?![\w.])/y;
/** Prometheus reads an `e` right after the first digit as an exponent, so something has to follow it: `0x1e` is wrong. */
export const hexadecimal =
  /0[xX]_?[\da-fA-F](?:[eE](?![._eE+-]|$))?(?:[\da-dfA-DF][\da-fA-F]*)?(?:_[\da-dfA-DF][\da-fA-F]*)*(?![\w.])/y;
export const duration = /(?:\d+(?:ms|[smhdwy]))+(?!\w)/y;
export const quoted = /"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"|'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'|`[^`]*`/y;
/** What begins like a number and is none. */
export const misshapenNumber = /\.?\d[\w.]*/y;
export const symbol = /=[=~]?|!=|!~|<=|<\/|<|>=|>\/|>|[-+*/%^(){}[\],:@]/y;
export const braceSymbol = /=~?|!=|!~|[,{}]/y;
export const grafanaVariable = /\$\w+|\$\{\w+(?:\.\w+)?(?::\w+)?\}|\[\[\w+(?::\w+)?\]\]/y;

/** What the cluster said, or why it did not. */
export type Answer<Value> =
  | { readonly kind: 'known'; readonly value: Value }
  | { readonly kind: 'unknown'; readonly reason: string };

export const known = <Value>(value: Value): Answer<Value> => ({ kind: 'known', value });

/** Another value for what is known. */
export const convert = <From, To>(answer: Answer<From>, to: (value: From) => To): Answer<To> =>
  answer.kind === 'known' ? known(to(answer.value)) : answer;

/** Every value, or the first reason why there is none. */
export function all<Value>(answers: readonly Answer<Value>[]): Answer<readonly Value[]> {
  const values: Value[] = [];
  for (const answer of answers) {
    if (answer.kind === 'unknown') return answer;
    values.push(answer.value);
  }
  return known(values);
}

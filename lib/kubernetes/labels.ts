/**
 * The labels that select a program's pods. Selectors cannot be changed once applied, so neither a version nor
 * anything else that changes is among them.
 */
export const selectorLabels = (name: string): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/name': name,
});

/** What all objects and pods of this stack have, and nothing else in their namespace. */
export const stackLabels: Readonly<Record<string, string>> = {
  'app.kubernetes.io/part-of': 'dwcp-monitoring',
};

/** The labels of every object of a program. */
export const labels = (name: string): Readonly<Record<string, string>> => ({
  ...selectorLabels(name),
  ...stackLabels,
});

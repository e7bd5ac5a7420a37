/** Where `dist/<environment>` begins in the container of a program: files keep the paths that they have there. */
export const rootOf = (name: string): string => `/etc/${name}`;

/** What else than metrics an environment may collect: panels that ask for it are left out where it does not. */
export type Signal = 'logs' | 'traces' | 'profiles';

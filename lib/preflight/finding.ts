/** What is asked about, in the order in which it is printed. */
export const groups = [
  'cluster',
  'namespaces',
  'secrets',
  'storage',
  'rights',
  'admission',
  'network',
  'nodes',
  'changes',
] as const;

export type Group = (typeof groups)[number];

/**
 * `missing`: an apply fails, or what it starts cannot run. `warning`: it works, with a consequence. `unknown`: the
 * cluster did not say.
 */
export type Status = 'ok' | 'missing' | 'warning' | 'unknown';

/** The answer to one question. */
export interface Finding {
  readonly group: Group;
  readonly status: Status;
  /** What was found. One line. */
  readonly message: string;
  /** The way out, in words. Absent where all is well. */
  readonly fix?: string;
  /** Commands that the way out needs, to be copied as they are. None of them is run by this program. */
  readonly commands?: readonly string[];
}

/** What could not be asked, and how to find out. */
export const unknown = (group: Group, what: string, reason: string, fix: string): Finding => ({
  group,
  status: 'unknown',
  message: `${what}: ${reason}`,
  fix,
});

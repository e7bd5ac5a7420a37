import type { IndexLabel } from '#lib/logs/labels';

/** One condition on a label: one value, or any of several. */
export interface LogMatcher {
  readonly label: IndexLabel;
  readonly values: readonly string[];
}

/** Log lines by their index labels, as a hole of a `logql` template. A narrower selection leaves this one as it is. */
export class LogSelection {
  constructor(readonly matchers: readonly LogMatcher[]) {}

  /** Only lines whose label has one of the values. */
  with(label: IndexLabel, ...values: readonly string[]): LogSelection {
    return new LogSelection([...this.matchers, { label, values }]);
  }
}

/** The lines of one program. @param job the app of its pods */
export const logsOf = (job: string): LogSelection => new LogSelection([{ label: 'job', values: [job] }]);

/** The lines of DWCP itself. */
export const dwcpLogs = logsOf('dwcp-v3');

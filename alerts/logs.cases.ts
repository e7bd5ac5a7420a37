import { DWCPLogErrorSpike, DWCPLogFatal } from '#alerts/logs';
import { ago, type LogCase, logCases } from '#lib/rules/log-case';
import { milliseconds, minutes, seconds } from '#lib/units/duration';

const fatal = { level: 'FATAL', component: 'acp', message: 'lost the last member of the quorum' };
const failed = { level: 'error', component: 'amst', message: 'transfer failed' };
const done = { level: 'info', component: 'amst', message: 'migration completed' };

/** The proofs of the alerts over log lines: what a program writes, and what Loki says then. */
export const logAlertCases: readonly LogCase[] = [
  ...logCases(DWCPLogFatal, [
    {
      title: 'fires for one line, whatever case its level is in',
      lines: [{ from: ago(minutes(1)), until: ago(minutes(1)), every: seconds(1), line: fatal }],
      fires: { job: 'dwcp-v3' },
    },
    {
      title: 'fires for a panic, which is no JSON',
      lines: [
        {
          from: ago(minutes(1)),
          until: ago(minutes(1)),
          every: seconds(1),
          line: 'panic: runtime error: index out of range [3]\n\ngoroutine 1 [running]:\nmain.main()',
        },
      ],
      fires: { job: 'dwcp-v3' },
    },
    {
      title: 'stays silent while there are errors, and once a fatal line is older than five minutes',
      lines: [
        { from: ago(minutes(4)), until: ago(minutes(1)), every: seconds(10), line: failed },
        { from: ago(minutes(7)), until: ago(minutes(7)), every: seconds(1), line: fatal },
      ],
    },
  ]),
  ...logCases(DWCPLogErrorSpike, [
    {
      title: 'fires when errors come that did not come before',
      lines: [
        { from: ago(minutes(60)), until: ago(minutes(0)), every: seconds(10), line: done },
        { from: ago(minutes(5)), until: ago(minutes(0)), every: milliseconds(500), line: failed },
      ],
      fires: { job: 'dwcp-v3' },
    },
    {
      title: 'stays silent when as many came all the time',
      lines: [{ from: ago(minutes(65)), until: ago(minutes(0)), every: milliseconds(500), line: failed }],
    },
    {
      title: 'stays silent below its threshold, however many more than before',
      lines: [{ from: ago(minutes(5)), until: ago(minutes(0)), every: seconds(2), line: failed }],
    },
  ]),
];

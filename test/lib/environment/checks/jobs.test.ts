import { checkJobs } from '#lib/environment/checks/jobs';
import { renderProblem } from '#lib/problem';
import { broken } from '#test/lib/environment/good';
import { siteOf } from '#test/lib/environment/site';

const jobs = [
  { name: 'dwcp-core', keeps: 'catalogued' },
  { name: 'dwcp-circuit-breaker', keeps: 'catalogued' },
  { name: 'dwcp-v3', keeps: 'catalogued' },
  { name: 'node-exporter', keeps: 'all but others' },
  { name: 'process-exporter', keeps: 'all but others' },
] as const;

/** Other jobs with the second target of dwcp-core. */
const withTargetOf = (...others: readonly string[]) => {
  const targets = others
    .map((job) => `  ${job}: { kind: static, addresses: ['DWCP-node-2:8080'] }\n`)
    .join('');
  return siteOf(broken('  dwcp-v3:', `${targets}  dwcp-v3:`));
};

describe('targets', () => {
  it('belong to jobs that exist', () => {
    expect(checkJobs(siteOf(), jobs)).toEqual([]);
  });

  it('of a job that does not exist are refused', () => {
    expect(checkJobs(siteOf(broken('  dwcp-v3:', '  dwcp-v4:')), jobs).map(renderProblem)).toEqual([
      `environments/site.yaml:38:3 targets.dwcp-v4: no scrape job has this name
      dwcp-v4:
      ^^^^^^^ did you mean dwcp-v3?`,
    ]);
  });

  it('of a job like no other are refused with the list of jobs', () => {
    expect(checkJobs(siteOf(broken('  dwcp-v3:', '  sauna:')), jobs).map(renderProblem)).toEqual([
      `environments/site.yaml:38:3 targets.sauna: no scrape job has this name
      sauna:
      ^^^^^ the jobs are dwcp-core, dwcp-circuit-breaker, dwcp-v3, node-exporter, process-exporter`,
    ]);
  });

  it('may be shared with jobs that keep only their own metrics', () => {
    expect(checkJobs(withTargetOf('dwcp-circuit-breaker', 'node-exporter'), jobs)).toEqual([]);
  });

  it('may not be shared by two jobs that keep what nobody knows', () => {
    expect(checkJobs(withTargetOf('node-exporter', 'process-exporter'), jobs).map(renderProblem)).toEqual([
      `environments/site.yaml:39:49 targets.process-exporter.addresses[0]: DWCP-node-2:8080 is a target of node-exporter too, and would be counted twice
      process-exporter: { kind: static, addresses: ['DWCP-node-2:8080'] }
                                                    ^^^^^^^^^^^^^^^^^^ leave it to one of the two jobs`,
    ]);
  });
});

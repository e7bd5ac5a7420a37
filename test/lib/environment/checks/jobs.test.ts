import { checkJobs } from '#lib/environment/checks/jobs';
import { renderProblem } from '#lib/problem';
import { broken } from '#test/lib/environment/good';
import { siteOf } from '#test/lib/environment/site';

const jobs = [
  { name: 'dwcp-core', keeps: 'catalogued' },
  { name: 'dwcp-circuit-breaker', keeps: 'catalogued' },
  { name: 'dwcp-v3', keeps: 'catalogued' },
  { name: 'node-exporter', keeps: 'all but others' },
] as const;

const withTarget = (job: string) =>
  siteOf(broken('  dwcp-v3:', `  ${job}: { kind: static, addresses: ['DWCP-node-2:8080'] }\n  dwcp-v3:`));

describe('targets', () => {
  it('belong to jobs that exist', () => {
    expect(checkJobs(siteOf(), jobs)).toEqual([]);
  });

  it('of a job that does not exist are refused', () => {
    expect(checkJobs(siteOf(broken('  dwcp-v3:', '  dwcp-v4:')), jobs).map(renderProblem)).toEqual([
      `environments/site.yaml:39:3 targets.dwcp-v4: no scrape job has this name
      dwcp-v4:
      ^^^^^^^ did you mean dwcp-v3?`,
    ]);
  });

  it('of a job like no other are refused with the list of jobs', () => {
    expect(checkJobs(siteOf(broken('  dwcp-v3:', '  sauna:')), jobs).map(renderProblem)).toEqual([
      `environments/site.yaml:39:3 targets.sauna: no scrape job has this name
      sauna:
      ^^^^^ the jobs are dwcp-core, dwcp-circuit-breaker, dwcp-v3, node-exporter`,
    ]);
  });

  it('may be shared by jobs that keep only their own metrics', () => {
    expect(checkJobs(withTarget('dwcp-circuit-breaker'), jobs)).toEqual([]);
  });

  it('may not be shared with a job that keeps everything', () => {
    expect(checkJobs(withTarget('node-exporter'), jobs).map(renderProblem)).toEqual([
      `environments/site.yaml:39:46 targets.node-exporter.addresses[0]: DWCP-node-2:8080 is a target of dwcp-core too, and would be counted twice
      node-exporter: { kind: static, addresses: ['DWCP-node-2:8080'] }
                                                 ^^^^^^^^^^^^^^^^^^ leave it to one of the two jobs`,
    ]);
  });
});

import { loadContent } from '#content';
import { checkContent } from '#lib/checks/content';
import type { ContentCheck } from '#lib/checks/content-check';
import { contentChecks } from '#lib/checks/content-checks';
import { metricSources } from '#lib/checks/metric-sources';
import { unusedMetrics } from '#lib/checks/unused-metrics';
import { exposedNames } from '#lib/metrics/families';
import { renderProblem } from '#lib/problem';
import { parse } from '#lib/promql/parser';
import { firstReaders, type Reader } from '#lib/reads';
import type { Content } from '#lib/stack';

const good = loadContent();

/** What a check tells about the content with some changes, while nothing else reads any series. */
const told = ({ check }: ContentCheck, changes: Partial<Content>, readers: readonly Reader[] = []) =>
  check({
    content: { ...good, ...changes },
    readBy: firstReaders(readers, () => good.schema.names()),
  }).map(renderProblem);

/** A panel of a dashboard that shows an expression. */
function panel(text: string): Reader {
  const { expression } = parse(text);
  if (expression === undefined) throw new Error(`${text} cannot be read`);
  return {
    subject: 'Executive: Latency',
    expression,
    place: { place: { file: 'dashboards/executive.ts', line: 7 } },
  };
}

const at = 'dashboards/executive.ts:7 Executive: Latency: ';
const { catalogue } = good;

describe('what the stack says', () => {
  it('keeps every invariant', () => {
    expect(checkContent(good)).toEqual([]);
  });

  it('tells people to paste no query of log lines that finds nothing', () => {
    const [page] = good.runbooks;
    if (page === undefined) throw new Error('there is no runbook');
    const wrong = { ...page, text: `${page.text}\n\`\`\`logql\n{job="dwcp-v3"} | vm_id="a"\n\`\`\`\n` };
    const runbooks = [wrong, ...good.runbooks.slice(1)];
    expect(checkContent({ ...good, runbooks }).map(renderProblem)).toEqual([
      expect.stringMatching(
        /^runbooks\/\w+\.md:\d+ vm_id is a field of the line, which nothing has read yet\n/,
      ),
    ]);
  });

  it('is checked by names of their own', () => {
    const names = contentChecks.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('content/metric-sources', () => {
  it('finds what is dropped at every scrape', () => {
    const dropped = [{ pattern: 'dwcp_consensus_latency.*_bucket', reason: 'too many' }];
    const latency = panel('rate(dwcp_consensus_latency_seconds_bucket[1m])');
    expect(told(metricSources, { catalogue: { ...catalogue, dropped } }, [latency])).toEqual([
      `${at}reads dwcp_consensus_latency_seconds_bucket, which the relabelling of dwcp-core drops\n    let that job keep it, or read another metric`,
    ]);
  });

  it('finds what another job of the same program keeps as well', () => {
    const jobs = catalogue.jobs.filter(({ name }) => name !== 'dwcp-circuit-breaker');
    expect(
      told(metricSources, { catalogue: { ...catalogue, jobs } }, [
        panel('dwcp_circuit_breaker_state_changes_total'),
      ]),
    ).toEqual([
      `${at}reads dwcp_circuit_breaker_state_changes_total, which dwcp-circuit-breaker and dwcp-core and kubernetes-pods keep, so that sums count it once for each\n    let dwcp-circuit-breaker alone keep it`,
    ]);
  });

  it('leaves what programs have in common alone, and what nobody scrapes', () => {
    expect(told(metricSources, {}, [panel('go_goroutines'), panel('nobody_knows_this')])).toEqual([]);
  });

  it('finds a recorded series of a name that is scraped', () => {
    const [group] = good.recordings;
    const [rule] = group?.rules ?? [];
    if (group === undefined || rule === undefined) throw new Error('there is no recording rule');
    const recordings = [{ ...group, rules: [{ ...rule, name: 'dwcp_consensus_rounds_total' }] }];
    expect(told(metricSources, { recordings }, [panel('dwcp_consensus_rounds_total')])).toEqual([
      `${at}dwcp_consensus_rounds_total is scraped by dwcp-core, and recorded by a rule as well\n    give what is recorded another name`,
    ]);
  });
});

describe('content/unused-metrics', () => {
  const rounds = catalogue.metrics.filter(({ name }) => name === 'dwcp_consensus_rounds_total');
  const withUnused = (names: readonly string[]) => ({
    catalogue: { ...catalogue, metrics: rounds },
    unused: [{ reason: 'a test', names }],
  });
  const rounding = 'dwcp_consensus_rounds_total';
  const remove = '\n    remove it from metrics/unused.ts';

  it('takes what is listed, and what is read', () => {
    expect(told(unusedMetrics, withUnused([rounding]))).toEqual([]);
    expect(told(unusedMetrics, withUnused([]), [panel(`sum(rate(${rounding}[5m]))`)])).toEqual([]);
    expect(told(unusedMetrics, withUnused([]), [panel('{__name__=~"dwcp_consensus_.*"}')])).toEqual([]);
  });

  it('finds what is neither', () => {
    expect(told(unusedMetrics, withUnused([]))).toEqual([
      expect.stringMatching(
        /^metrics\/consensus\.ts:\d+:\d+ dwcp_consensus_rounds_total: is scraped, and no rule, runbook or panel reads it\n {4}read it, or list it in metrics\/unused\.ts with the reason$/,
      ),
    ]);
  });

  it('finds what is both, and who reads it', () => {
    expect(told(unusedMetrics, withUnused([rounding]), [panel(rounding)])).toEqual([
      `metrics/unused.ts ${rounding}: is listed as unused, and Executive: Latency reads it${remove}`,
    ]);
  });

  it('finds what is listed twice, or does not exist', () => {
    expect(told(unusedMetrics, withUnused([rounding, rounding, 'dwcp_consensus_round_total']))).toEqual([
      `metrics/unused.ts ${rounding}: is listed twice${remove}`,
      `metrics/unused.ts dwcp_consensus_round_total: is listed as unused, and the catalogue has no such metric of DWCP\n    did you mean ${rounding}?`,
    ]);
  });

  it('counts a histogram as read by any of its series', () => {
    const histograms = catalogue.metrics.filter(({ name }) => name === 'dwcp_migration_duration_seconds');
    for (const name of histograms.flatMap(exposedNames)) {
      const changes = { catalogue: { ...catalogue, metrics: histograms }, unused: [] };
      expect(told(unusedMetrics, changes, [panel(name)])).toEqual([]);
    }
  });
});

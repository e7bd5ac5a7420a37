import { declarations } from '#content';
import { environmentChecks } from '#lib/checks/environment';
import { loadEnvironment } from '#lib/environment/load';
import { renderProblem } from '#lib/problem';
import { promql, threshold } from '#lib/promql/template';
import { days } from '#lib/units/duration';
import { broken, good, goodWithStorage } from '#test/lib/environment/good';
import { groupOf, queueFill, queueFilling } from '#test/lib/rules/example';

type Change = readonly [from: string, to: string];

/** Everything that a user is told about the good file with some changes. */
const told = (changes: readonly Change[], declared = declarations(), from = goodWithStorage) => {
  const text = changes.reduce((before, [was, is]) => broken(was, is, before), from);
  const { problems } = loadEnvironment({ file: 'environments/site.yaml', text }, environmentChecks(declared));
  return problems.map(renderProblem).join('\n');
};

describe('What an environment file says about jobs, rules and its load', () => {
  it('is right in the good file', () => {
    expect(told([])).toBe('');
  });

  it('is checked with everything else, once, though the file has mistakes of the schema', () => {
    expect(
      told([
        ['timeZone: Europe/Berlin', 'timeZone: 1'],
        ['size: 20Gi', 'size: 2Gi'],
        ['dwcp-node-2:8080', 'dwcp-node-2.site.example:8080'],
        ['  dwcp-v3:', '  dwcp-v33:'],
        ['role: pod', 'role: pod\n    rolle: pod'],
        ['DiskSpaceLow:', 'DiskSpaceLo:'],
      ]),
    ).toBe(`environments/site.yaml:4:11 timeZone: 1 is not text
    timeZone: 1
              ^ put it in quotes: "1"
environments/site.yaml:22:11 prometheus.retention.size: prometheus carries 7647 samples/s with 2 GiB a replica; the declared 20000 samples/s need 5.23 GiB: 20000 samples/s x (1d, half of retention.time, x 2 bytes + 3h of write-ahead log and head x 10 bytes)
        size: 2Gi
              ^^^ write 5.25Gi or more, or a shorter retention.time; storage.size has to grow with it; or accept it: acceptedRisks: { prometheus-disk: the reason }
environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: the series of dwcp-node-2.site.example:8080 would have node_id="node-2.site.example", and its own metrics say "node-2"
          - dwcp-node-2.site.example:8080
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write dwcp-node-2:8080, and let the name be found: by a search domain, or a Service of type ExternalName
environments/site.yaml:38:3 targets.dwcp-v33: no scrape job has this name
      dwcp-v33:
      ^^^^^^^^ did you mean dwcp-v3?
environments/site.yaml:41:5 targets.dwcp-v33.rolle: unknown key
        rolle: pod
        ^^^^^ did you mean role?
environments/site.yaml:63:3 alerts.DiskSpaceLo: no alert has this name
      DiskSpaceLo: { kind: changed, threshold: 20%, for: 20m }
      ^^^^^^^^^^^ did you mean DiskSpaceLow?`);
  });

  it('is checked against what long-term storage carries, and the flags that its programs have', () => {
    expect(
      told([
        ['size: 200Gi', 'size: 20Gi'],
        [
          '  retention: 30d\n',
          '  retention: 30d\n  flags: { dedup.minScrapeInterval: 15s, search.maxSeris: 5000 }\n',
        ],
      ]),
    ).toBe(`environments/site.yaml:67:37 victoriaMetrics.flags["dedup.minScrapeInterval"]: -dedup.minScrapeInterval=15s contradicts what the stack sets, 1s: how often there is a sample of the fastest series: with less the samples of both replicas stay, with more samples are lost
      flags: { dedup.minScrapeInterval: 15s, search.maxSeris: 5000 }
                                        ^^^ remove it
environments/site.yaml:67:59 victoriaMetrics.flags["search.maxSeris"]: victoria-metrics has no flag -search.maxSeris
      flags: { dedup.minScrapeInterval: 15s, search.maxSeris: 5000 }
                                                              ^^^^ did you mean search.maxSeries?
environments/site.yaml:68:40 victoriaMetrics.storage.size: victoria-metrics carries 2672 samples/s with 20 GiB a replica; the declared 20000 samples/s need 149.7 GiB: 40000 samples/s (of 2 Prometheus) x (30d + 1d) x 1 byte x 1.2 (index) x 1.25 (free for merges)
      storage: { storageClass: fast, size: 20Gi }
                                           ^^^^ write 149.75Gi or more, or a shorter victoriaMetrics.retention; or accept it: acceptedRisks: { victoria-metrics-disk: the reason }`);
  });

  it('is left out for a section that is not what the schema says', () => {
    expect(
      told([
        ['  dwcp-v3:', '  dwcp-v33:'],
        ['role: pod', 'role: pods'],
      ]),
    ).toBe(`environments/site.yaml:40:11 targets.dwcp-v33.role: "pods" is not one of pod, endpointslice, node
        role: pods
              ^^^^ did you mean pod?`);
  });
});

describe('How long an environment keeps its samples', () => {
  const { catalogue } = declarations();
  const slow = queueFilling({ expr: promql`avg_over_time(${queueFill}[${days(2)}]) > ${threshold}` });
  const declared = { catalogue, recordings: [], logAlerts: [], alerts: [groupOf(slow)] };
  const overrides: Change = [
    good.slice(good.indexOf('  DiskSpaceLow')),
    '  QueueFilling: { kind: changed, threshold: 60% }\n',
  ];

  it('covers the longest window of the rules', () => {
    expect(
      told([overrides], declared, good),
    ).toBe(`environments/site.yaml:21:11 prometheus.retention.time: 2d is less than twice 2d, the longest window of a rule, and there is no long-term storage
        time: 48h
              ^^^ write 4d or more, or add victoriaMetrics`);
  });

  it('need not cover a rule that the environment disables, or one that cannot be read', () => {
    const disabled: Change = ['{ kind: changed, threshold: 60% }', '{ kind: disabled, reason: no queue }'];
    const unreadable = queueFilling({ expr: promql`avg_over_time(${queueFill}[${days(2)}] > ${threshold}` });
    expect(told([overrides, disabled], declared, good)).toBe('');
    expect(told([overrides], { ...declared, alerts: [groupOf(unreadable)] }, good)).toBe('');
  });
});

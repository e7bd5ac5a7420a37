import { collectorOf, collectors } from '#lib/components/node-exporter/collectors';
import { nodeExporterProgram } from '#lib/components/node-exporter/component';
import { exporterMetrics } from '#metrics/exporters';
import { environment, onOneMachine } from '#test/lib/components/example';

const program = (kept: readonly string[], site = environment()) =>
  nodeExporterProgram({ environment: site, choices: {}, kept });

const paths = { file: (path: string) => path, data: 'data', listen: () => ':9100' };
const flags = (kept: readonly string[], site = environment()) => program(kept, site).arguments(paths);

describe('node-exporter', () => {
  it('works out nothing but what is kept', () => {
    expect(flags(['node_load1', 'node_memory_MemTotal_bytes', 'go_goroutines'])).toEqual([
      '--web.listen-address=:9100',
      '--collector.disable-defaults',
      '--collector.loadavg',
      '--collector.meminfo',
      '--path.procfs=/host/proc',
      '--log.format=json',
    ]);
  });

  it('gets the folders of the node that this takes, only to read', () => {
    expect(program(['node_load1']).nodeFolders).toEqual([
      { name: 'proc', path: '/proc', mountPath: '/host/proc' },
    ]);
    expect(program(['node_filesystem_avail_bytes']).nodeFolders).toEqual([
      { name: 'proc', path: '/proc', mountPath: '/host/proc' },
      { name: 'root', path: '/', mountPath: '/host/root', followsMounts: true },
    ]);
    expect(program([]).nodeFolders).toEqual([]);
  });

  it('leaves out volumes of pods, which the kubelet tells about', () => {
    const exclude = flags(['node_filesystem_avail_bytes']).find((flag) => flag.includes('mount-points'));
    const [, pattern = ''] = /^--collector\.filesystem\.mount-points-exclude=(.*)$/.exec(exclude ?? '') ?? [];
    const isLeftOut = (path: string) => new RegExp(pattern).test(path);
    expect(isLeftOut('/var/lib/kubelet/pods/1/volumes/a')).toBe(true);
    expect(isLeftOut('/run/containerd/io.containerd/rootfs')).toBe(true);
    expect(isLeftOut('/')).toBe(false);
    expect(isLeftOut('/var/lib/kubelet')).toBe(false);
    expect(isLeftOut('/data')).toBe(false);
  });

  it('does not tell about the network of its pod as if it were that of the node', () => {
    const kept = ['node_network_receive_bytes_total', 'node_network_up'];
    expect(flags(kept)).not.toContain('--collector.netdev');
    expect(flags(kept)).toContain('--collector.netclass');
    expect(flags(kept, onOneMachine())).toContain('--collector.netdev');
  });

  it('reads the one machine where it is', () => {
    expect(flags(['node_load1'], onOneMachine())).toEqual([
      '--web.listen-address=:9100',
      '--collector.disable-defaults',
      '--collector.loadavg',
      '--log.format=json',
    ]);
  });

  it('has a collector for every metric that was learned, but those of itself', () => {
    const ofItself = /^(go|process|promhttp)_|^node_exporter_build_info$|^node_scrape_collector_/;
    const without = exporterMetrics
      .filter(({ job, name }) => job.name === 'node-exporter' && !ofItself.test(name))
      .filter(({ name }) => collectorOf(name) === undefined)
      .map(({ name }) => name);
    expect(without).toEqual([]);
  });

  it('knows the collector of a metric by the longest beginning', () => {
    expect(collectorOf('node_cpu_seconds_total')?.name).toBe('cpu');
    expect(collectorOf('node_cpu_scaling_frequency_hertz')?.name).toBe('cpufreq');
    expect(collectorOf('node_network_transmit_bytes_total')?.name).toBe('netdev');
    expect(collectorOf('node_network_transmit_queue_length')?.name).toBe('netclass');
    expect(collectorOf('go_goroutines')).toBeUndefined();
    expect(collectors.map(({ name }) => name)).toEqual(collectors.map(({ name }) => name).toSorted());
  });
});

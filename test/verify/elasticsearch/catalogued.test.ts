import { createServer } from 'node:http';
import { metrics } from '#metrics/index';
import { cataloguePage } from '#verify/catalogue-page';
import { expectCatalogued } from '#verify/elasticsearch/catalogued';
import { freePort } from '#verify/free-port';
import { listen } from '#verify/listen';

const job = 'elasticsearch-exporter';
const page = cataloguePage(
  metrics.filter((metric) => metric.job.name === job),
  60,
);

/** What is said of a page. */
async function judged(text: string): Promise<string> {
  const port = await freePort();
  const server = createServer((_, response) => response.end(text));
  const listening = await listen(server, '127.0.0.1', port);
  try {
    return await expectCatalogued(job, `http://127.0.0.1:${port}/metrics`);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await listening.stop();
  }
}

describe('expectCatalogued', () => {
  it('takes a page that shows what the catalogue has', async () => {
    expect(await judged(page)).toMatch(/^\d+ metrics, with their labels$/);
  });

  it('misses a metric, a label and a value', async () => {
    const other = page
      .replaceAll('elasticsearch_cluster_health_number_of_nodes', 'elasticsearch_nodes')
      .replaceAll('area="heap"', 'area="stack"')
      .replaceAll('type="type-1"', 'pool="type-1"');
    expect((await judged(other)).split('\n')).toEqual([
      'there is no elasticsearch_cluster_health_number_of_nodes',
      'elasticsearch_jvm_memory_max_bytes: area may not be "stack"',
      'elasticsearch_jvm_memory_used_bytes: area may not be "stack"',
      'elasticsearch_thread_pool_rejected_count has no label type',
      'elasticsearch_thread_pool_rejected_count has the label pool="type-1"',
    ]);
  });
});

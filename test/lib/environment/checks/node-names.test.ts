import { checkNodeNames } from '#lib/environment/checks/node-names';
import { renderProblem } from '#lib/problem';
import { broken } from '#test/lib/environment/good';
import { siteOf } from '#test/lib/environment/site';

const naming = [{ name: 'dwcp-core', fallbackLabels: ['node_id'] }];
const withAddress = (address: string) => siteOf(broken('dwcp-node-2:8080', address));

describe('the name of a node', () => {
  it.each(['dwcp-node-2:8080', 'dwcp-manager.site.example:8080', '10.0.0.7:8080'])('may be %s', (address) => {
    expect(checkNodeNames(withAddress(address), naming)).toEqual([]);
  });

  it('has no domain, which would become part of node_id', () => {
    const problems = checkNodeNames(withAddress('dwcp-node-2.site.example:8080'), naming);
    expect(problems.map(renderProblem)).toEqual([
      `environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: the series of dwcp-node-2.site.example:8080 would have node_id="node-2.site.example", and its own metrics say "node-2"
          - dwcp-node-2.site.example:8080
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write dwcp-node-2:8080, and let the name be found: by a search domain, or a Service of type ExternalName`,
    ]);
  });

  it('is free where it becomes no label', () => {
    const jobs = [{ name: 'dwcp-core', fallbackLabels: [] }];
    expect(checkNodeNames(withAddress('dwcp-node-2.site.example:8080'), jobs)).toEqual([]);
  });
});

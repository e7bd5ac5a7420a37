import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** What has to be known of a scrape job to check the names of its machines. */
export interface NamingJob {
  readonly name: string;
  /** Those filled in where a series lacks them; `node_id` comes from the name of the machine. */
  readonly fallbackLabels: readonly string[];
}

/**
 * Nodes stand in the file by their short names: `dwcp-node-2` gives `node_id="node-2"`, as their own metrics say it;
 * with a domain the label would have it too, and nothing that joins by `node_id` would match.
 */
export function checkNodeNames(
  environment: Pick<Environment, 'targets' | 'place'>,
  jobs: readonly NamingJob[],
): readonly Problem[] {
  const naming = jobs.filter(({ fallbackLabels }) => fallbackLabels.includes('node_id'));
  return naming.flatMap(({ name }) => {
    const discovery = environment.targets[name];
    if (discovery?.kind !== 'static') return [];
    return discovery.addresses.flatMap((address, index) => {
      const [, node, domain, port] = /^dwcp-(node-[^.:]+)(\.[^:]+)(:.*)$/.exec(address) ?? [];
      if (node === undefined) return [];
      return problemAt(environment, 'node-names', ['targets', name, 'addresses', index], {
        message: `the series of ${address} would have node_id="${node}${domain}", and its own metrics say "${node}"`,
        fix: `write dwcp-${node}${port}, and let the name be found: by a search domain, or a Service of type ExternalName`,
      });
    });
  });
}

import type { Process } from '#lib/components/component';
import { edges } from '#lib/topology/edges';

/** The name of the program of which a process is a replica: `prometheus` of `prometheus-0`. */
export const programOf = ({ name }: Pick<Process, 'name'>): string => name.replace(/-\d+$/, '');

/** The scrape jobs whose targets are programs that run. */
export function ownJobs(processes: readonly Process[]): ReadonlySet<string> {
  const running = new Set(processes.map(programOf));
  return new Set(
    edges
      .filter(({ scrapes, server }) => scrapes === true && running.has(server.name))
      .map(({ server, job = server.name }) => job),
  );
}

import { minutes } from '#lib/units/duration';
import { run } from '#tools/run';
import type { Judgement } from '#verify/finding';

/** What Checkov prints. */
interface Report {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      /** As in `StatefulSet.monitoring.prometheus`. */
      readonly resource: string;
    }[];
    readonly parsing_errors: readonly string[];
  };
  readonly summary: { readonly passed: number; readonly failed: number };
}

/**
 * Has Checkov judge every manifest of a folder. It asks nobody on the network.
 *
 * @param program the path of checkov
 * @throws Error when it cannot read them
 */
export async function judgeSecurity(program: string, folder: string): Promise<Judgement> {
  const args = ['--framework', 'kubernetes', '--skip-download', '--compact', '--output', 'json'];
  const { stdout, stderr } = await run(program, [...args, '--directory', folder], { within: minutes(5) });
  if (!stdout.startsWith('{')) throw new Error(`checkov says nothing: ${stdout}${stderr}`);
  const { results, summary }: Report = JSON.parse(stdout);
  if (results.parsing_errors.length > 0) {
    throw new Error(`checkov cannot read ${results.parsing_errors.join(', ')}`);
  }
  const findings = results.failed_checks.map(({ check_id, check_name, resource }) => ({
    judge: 'checkov' as const,
    check: check_id,
    object: resource.replace(/^([^.]+)\.[^.]+\./, '$1/'),
    message: check_name,
  }));
  return { judged: `${summary.passed + summary.failed} checks`, findings };
}

import { run } from '#tools/run';
import type { Judgement } from '#verify/finding';

/** What kube-score prints of one object. */
interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** The grade of a check that found nothing; all others are findings. */
const good = 10;

/**
 * Has kube-score judge manifests with all of its checks, those included that it leaves out by default.
 *
 * @param program the path of kube-score
 * @param version of Kubernetes, as in `1.36.3`
 * @throws Error when it cannot read them
 */
export async function score(program: string, version: string, files: readonly string[]): Promise<Judgement> {
  const minor = version.split('.').slice(0, 2).join('.');
  const args = ['score', '--all-default-optional', `--kubernetes-version=v${minor}`, '--output-format=json'];
  const { stdout, stderr } = await run(program, [...args, ...files]);
  if (!stdout.startsWith('[')) throw new Error(`kube-score says nothing: ${stderr}`);
  const scored: readonly Scored[] = JSON.parse(stdout);
  const findings = scored.flatMap(({ type_meta, object_meta, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade < good)
      .map(({ check, comments }) => ({
        judge: 'kube-score' as const,
        check: check.id,
        object: `${type_meta.kind}/${object_meta.name}`,
        message: (comments ?? [])
          .map(({ path, summary }) => [path, summary].filter(Boolean).join(': '))
          .join(', '),
      })),
  );
  return { judged: `${scored.length} objects`, findings };
}

import { minutes } from '#lib/units/duration';
import type { Site } from '#verify/elasticsearch/site';
import { indexOf, type Probe } from '#verify/elasticsearch/traces';
import { eventually } from '#verify/eventually';

interface Policy {
  readonly repository: string;
  readonly config: unknown;
}

interface Taken {
  readonly snapshot: { readonly state: string; readonly indices: readonly string[] };
}

/** Takes the snapshot that Elasticsearch would take at night, loses the spans of today, and restores them as docs/tracing.md says. */
export async function verifySnapshot(
  { environment, kept, ask, checklist }: Site,
  sent: Probe,
): Promise<void> {
  const policy = kept.snapshots.get('/_slm/policy/nightly');
  const title = `${environment}: a lost index is restored from a snapshot as the policy takes it`;
  if (!isPolicy(policy)) {
    checklist.leaveOut(title, 'no snapshots are taken');
    return;
  }
  await checklist.check(title, async () => {
    const at = `_snapshot/${policy.repository}/nightly`;
    const { snapshot } = await ask<Taken>('PUT', `${at}?wait_for_completion=true`, policy.config);
    const lost = indexOf(0);
    if (snapshot.state !== 'SUCCESS' || !snapshot.indices.includes(lost)) {
      throw new Error(`the snapshot of ${snapshot.indices.join(', ')} is ${snapshot.state}`);
    }
    await ask('DELETE', lost);
    if (await sent.isFound()) throw new Error('the trace is found although its index is deleted');
    const asked = { indices: lost, include_global_state: false };
    await ask('POST', `${at}/_restore?wait_for_completion=true`, asked);
    await eventually(minutes(1), async () => {
      if (!(await sent.isFound())) throw new Error(`Jaeger does not find ${sent.id} again`);
    });
    return `${snapshot.indices.join(', ')}; ${lost} was deleted, and its trace is found again`;
  });
}

const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' && value !== null && 'repository' in value && 'config' in value;

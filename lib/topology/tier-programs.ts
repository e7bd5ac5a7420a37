import type { ClusterTier } from '#lib/environment/metrics-choices';
import { type TierName, tierOf } from '#lib/environment/tiers';
import type { Port, Program, ProgramChoices } from '#lib/topology/program';

const tcp = ['TCP'] as const;

/** What keeps and answers for one tier: a cluster or a single node, of which an environment has one. */
export interface TierPrograms {
  readonly vmstorage: ServedProgram & {
    readonly ports: { readonly insert: Port; readonly select: Port };
  };
  readonly vminsert: ServedProgram;
  readonly vmselect: ServedProgram;
  readonly victoriaMetrics: ServedProgram;
}

/** A program that shows its metrics, and what it is for, on one port. */
export type ServedProgram = Program & { readonly ports: { readonly web: Port } };

/** On one machine the tiers share an address. */
const portsBetweenTiers: Readonly<Record<TierName, number>> = { hot: 0, warm: 10, cold: 20 };

/**
 * The programs of one tier. Those of the hot one are called as if there were no other: which node keeps a series follows
 * from names. VictoriaMetrics' ports: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/
 */
function programsOf(tier: TierName): TierPrograms {
  const clusterOf = ({ victoriaMetrics }: ProgramChoices): ClusterTier | undefined => {
    const choices = tierOf(victoriaMetrics, tier)?.choices;
    return choices?.kind === 'cluster' ? choices : undefined;
  };
  const port = (name: string, number: number): Port => ({
    name,
    number: number + portsBetweenTiers[tier],
    protocols: tcp,
  });
  const called = (name: string) => (tier === 'hot' ? { name } : { name: `${name}-${tier}`, image: name });
  return {
    vmstorage: {
      ...called('vmstorage'),
      ports: { web: port('web', 8482), insert: port('insert', 8400), select: port('select', 8401) },
      servesTls: true,
      replicas: (environment) => clusterOf(environment)?.vmstorage.replicas ?? 0,
    },
    vminsert: {
      ...called('vminsert'),
      ports: { web: port('web', 8480) },
      servesTls: true,
      replicas: (environment) => clusterOf(environment)?.vminsert.replicas ?? 0,
    },
    vmselect: {
      ...called('vmselect'),
      ports: { web: port('web', 8481) },
      servesTls: true,
      replicas: (environment) => clusterOf(environment)?.vmselect.replicas ?? 0,
    },
    victoriaMetrics: {
      ...called('victoria-metrics'),
      ports: { web: port('web', 8428) },
      servesTls: true,
      replicas: ({ victoriaMetrics }) =>
        tierOf(victoriaMetrics, tier)?.choices.kind === 'single node' ? 1 : 0,
    },
  };
}

/** What keeps and answers, by tier. */
export const tierPrograms: Readonly<Record<TierName, TierPrograms>> = {
  hot: programsOf('hot'),
  warm: programsOf('warm'),
  cold: programsOf('cold'),
};

/** Answers from all tiers at once. */
export const vmselectAll: ServedProgram = {
  name: 'vmselect-all',
  image: 'vmselect',
  ports: { web: { name: 'web', number: 8511, protocols: tcp } },
  servesTls: true,
  replicas: ({ victoriaMetrics }) =>
    victoriaMetrics?.kind === 'cluster' ? (victoriaMetrics.vmselectAll?.replicas ?? 0) : 0,
};

/** Whether copies are made of what storage nodes keep: on one machine nobody runs what is done again and again. */
const hasBackup = ({ victoriaMetrics }: ProgramChoices): boolean => victoriaMetrics?.backup !== undefined;

/** Copies what each storage node keeps into a bucket, once a day. */
export const vmbackup = {
  name: 'vmbackup',
  ports: {},
  replicas: (environment) => (hasBackup(environment) ? 1 : 0),
} as const satisfies Program;

/** Takes every sample once, and passes it on to each tier as often as that keeps one. */
export const vmagent: ServedProgram = {
  name: 'vmagent',
  ports: { web: { name: 'web', number: 8429, protocols: tcp } },
  servesTls: true,
  replicas: ({ victoriaMetrics }) => victoriaMetrics?.vmagent?.replicas ?? 0,
};

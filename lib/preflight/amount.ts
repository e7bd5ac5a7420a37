const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * An amount as Kubernetes writes it, in cores, bytes or pieces: `250m` is 0.25, `1Gi` is 2^30, `1e3` is 1000.
 *
 * @returns undefined for anything else
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseAmount(text: string): number | undefined {
  const [, digits, suffix = ''] =
    /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)(n|u|m|k|[KMGTPE]i?)?$/.exec(text) ?? [];
  const factor = suffixes[suffix];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

/** Cores, to a tenth: `12.5 cores`. */
export const renderCores = (cores: number): string => `${Number(cores.toFixed(1))} cores`;

/** Bytes as memory and disks are sold here: `48 GiB`. */
export const renderGibibytes = (bytes: number): string => `${Number((bytes / 2 ** 30).toFixed(1))} GiB`;

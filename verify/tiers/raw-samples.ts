import type { Access } from '#verify/data-source';
import { getJson } from '#verify/http';

/** A sample as it is stored. */
export interface RawSample {
  /** Unix time in seconds. */
  readonly at: number;
  readonly value: string;
}

/**
 * The samples of one series as they are stored, not one for each step: VictoriaMetrics answers so to a range selector.
 * https://docs.victoriametrics.com/victoriametrics/keyconcepts/#raw-query
 *
 * @param selector with its range: `up[5m]`
 * @param at the end of the range, a Unix time in seconds
 * @throws Error when there is no such series, or more than one
 */
export async function rawSamples(
  { url, token }: Access,
  selector: string,
  at: number,
): Promise<readonly RawSample[]> {
  const parameters = new URLSearchParams({ query: selector, time: String(at) });
  const { data } = await getJson<{
    data: { result: readonly { values: readonly (readonly [number, string])[] }[] };
  }>(`${url}/api/v1/query?${parameters}`, token);
  const [first, ...others] = data.result;
  if (first === undefined || others.length > 0)
    throw new Error(`${data.result.length} series of ${selector}, not one`);
  return first.values.map(([time, value]) => ({ at: time, value }));
}

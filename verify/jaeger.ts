import { getJson } from '#verify/http';

/** What a running Jaeger shows of traces: https://www.jaegertracing.io/docs/2.13/architecture/apis/ */
export interface Jaeger {
  /** The text of a trace, as JSON. @returns undefined where there is none */
  trace(id: string): Promise<string | undefined>;
  /** What it counts from spans, for the Monitor tab. @throws Error with what was answered instead */
  callRates(service: string): Promise<readonly number[]>;
}

interface CallRates {
  readonly metrics: readonly {
    readonly metricPoints: readonly { readonly gaugeValue: { readonly doubleValue: number | string } }[];
  }[];
}

/** @param address the URL under which it answers, without a path */
export function jaegerAt(address: string): Jaeger {
  return {
    async trace(id) {
      const response = await fetch(`${address}/api/traces/${id}`, { signal: AbortSignal.timeout(10_000) });
      const text = await response.text();
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`${address} answers ${response.status} for the trace ${id}: ${text}`);
      return text;
    },
    async callRates(service) {
      const parameters = new URLSearchParams({
        service,
        endTs: String(Date.now()),
        lookback: String(10 * 60_000),
        step: String(15_000),
        ratePer: String(60_000),
        spanKind: 'server',
      });
      const { metrics } = await getJson<CallRates>(`${address}/api/metrics/calls?${parameters}`);
      return metrics.flatMap(({ metricPoints }) =>
        metricPoints.map(({ gaugeValue }) => Number(gaugeValue.doubleValue)),
      );
    },
  };
}

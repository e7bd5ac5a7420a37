/**
 * A histogram's bound or a summary's quantile as Prometheus 3 stores it in `le` or `quantile`, whatever the exporter
 * wrote: 1 is `1.0`, a million `1e+06`. Go's shortest `%g`, with `.0` where that shows neither a point nor an exponent:
 * https://prometheus.io/docs/prometheus/latest/migration/#le-and-quantile-label-values
 */
export function storedBound(bound: number): string {
  if (bound === Number.POSITIVE_INFINITY) return '+Inf';
  if (bound === 0) return '0.0';
  const [mantissa = '', power = ''] = bound.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 6) {
    const digits = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
  }
  const plain = String(bound);
  return plain.includes('.') ? plain : `${plain}.0`;
}

/**
 * The number that a component's manifests start with, and so their place in `kubectl apply -f manifests`. A number is given
 * once and kept: renumbering would rename files in every review, and switching a part off in one environment would make it
 * differ from the others. 00 is what everything stands on (namespace, default-deny).
 *
 * 05 is what may be refused: it holds for everything that comes after it.
 *
 * By tens: 10 stores, 20 collecting, 30 rules and alerts, 40 user interfaces, 50 exporters, 60 further tiers of long-term storage.
 */
export const applyOrder: ReadonlyMap<string, number> = new Map([
  ['admission', 5],
  ['vmstorage', 10],
  ['vminsert', 11],
  ['vmselect', 12],
  ['victoria-metrics', 13],
  ['vmauth', 14],
  ['elasticsearch', 15],
  ['elasticsearch-setup', 16],
  ['loki', 17],
  ['pyroscope', 18],
  ['jaeger-collector', 20],
  ['jaeger-query', 21],
  ['jaeger-es-index-cleaner', 22],
  ['jaeger', 23],
  ['otel-sampler', 24],
  ['otel-collector', 25],
  ['otel-logs', 26],
  ['alloy', 27],
  ['loki-gateway', 28],
  ['pyroscope-gateway', 29],
  ['prometheus', 30],
  ['alertmanager', 31],
  ['vmalert', 32],
  ['grafana', 40],
  ['login-prometheus', 41],
  ['login-alertmanager', 42],
  ['login-jaeger', 43],
  ['login-loki', 44],
  ['access', 45],
  ['elasticsearch-exporter', 50],
  ['node-exporter', 51],
  ['kube-state-metrics', 52],
  ['blackbox-exporter', 53],
  ['vmstorage-warm', 60],
  ['vminsert-warm', 61],
  ['vmselect-warm', 62],
  ['victoria-metrics-warm', 63],
  ['vmstorage-cold', 64],
  ['vminsert-cold', 65],
  ['vmselect-cold', 66],
  ['victoria-metrics-cold', 67],
  ['vmselect-all', 68],
  ['vmagent', 69],
  ['vmbackup', 70],
]);

/** @throws Error when the component has no number yet */
export function applyNumber(component: string): string {
  const number = applyOrder.get(component);
  if (number === undefined) throw new Error(`lib/output/apply-order.ts has no number for ${component}`);
  return String(number).padStart(2, '0');
}

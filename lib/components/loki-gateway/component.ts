import { gatewayProgram } from '#lib/components/gateway/component';
import { longestQuery } from '#lib/components/loki/config';
import { pushPath, readPaths } from '#lib/components/loki/paths';
import type { LogsInput } from '#lib/components/otel-logs/component';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { loki, lokiGateway as program } from '#lib/topology/programs';

/** Lets the collectors of log lines write to Loki and Grafana read it, by their tokens. */
export const lokiGatewayProgram = ({ environment, choices }: LogsInput): VictoriaMetricsProgram =>
  gatewayProgram({
    environment,
    program,
    store: loki,
    storeName: 'Loki',
    section: 'logs',
    choices,
    paths: {
      write: [pushPath],
      read: readPaths.map((path) => path.replace('{name}', '[^/]+')),
    },
    limits: {
      answersWithin: { time: longestQuery, why: 'Loki itself gives up a query before' },
      largeRequests: 'lines are larger, and the collectors send those again themselves',
    },
  });

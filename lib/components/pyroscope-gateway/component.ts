import type { AlloyInput } from '#lib/components/alloy/component';
import { gatewayProgram } from '#lib/components/gateway/component';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { pyroscopeGateway as program, pyroscope } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';

/** What Alloy sends profiles by: https://github.com/grafana/alloy/blob/v1.18.1/internal/component/pyroscope/write/write.go */
const writePaths = ['/push\\.v1\\.PusherService/Push'] as const;

/**
 * What Grafana's data source asks:
 * https://github.com/grafana/grafana/blob/main/pkg/tsdb/grafana-pyroscope-datasource/pyroscopeClient.go. The whole service
 * reads: https://github.com/grafana/pyroscope/blob/main/api/querier/v1/querier.proto
 */
const readPaths = ['/querier\\.v1\\.QuerierService/[A-Za-z]+'] as const;

/** Lets Alloy write to Pyroscope and Grafana read it, by their tokens. */
export const pyroscopeGatewayProgram = ({ environment, choices }: AlloyInput): VictoriaMetricsProgram =>
  gatewayProgram({
    environment,
    program,
    store: pyroscope,
    storeName: 'Pyroscope',
    section: 'profiles',
    choices,
    paths: { write: writePaths, read: readPaths },
    limits: {
      answersWithin: { time: minutes(1), why: 'nobody waits longer for a flame graph' },
      largeRequests: 'profiles are larger, and Alloy sends those again itself',
    },
  });

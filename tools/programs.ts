import type { Program } from '#tools/program';

const prometheus = {
  folder: 'tools/prometheus',
  module: 'github.com/prometheus/prometheus',
} as const;

/**
 * The service discoveries that an environment can ask for, and no others: the cloud providers' libraries are
 * most of what Prometheus compiles (110 s instead of 250 s for promtool on two cores).
 */
const discoveries = ['remove_all_sd', 'enable_kubernetes_sd', 'enable_consul_sd', 'enable_dns_sd'];

const alertmanager = {
  folder: 'tools/alertmanager',
  module: 'github.com/prometheus/alertmanager',
} as const;

/** The release's Go module lacks the compiled user interface that the source embeds. */
const withoutInterface = {
  'ui/app/dist/index.html': 'This build of Alertmanager has no user interface.\n',
};

/** Every program that the tests, `npm run verify` and `npm run bench` use. */
export const programs = {
  promtool: {
    name: 'promtool',
    purpose: 'checks Prometheus configuration and rules, runs the cases of alerts',
    ...prometheus,
    build: { kind: 'package', package: 'github.com/prometheus/prometheus/cmd/promtool', tags: discoveries },
  },
  prometheus: {
    name: 'prometheus',
    purpose: 'runs the generated configuration',
    ...prometheus,
    build: { kind: 'package', package: 'github.com/prometheus/prometheus/cmd/prometheus', tags: discoveries },
  },
  'promql-judge': {
    name: 'promql-judge',
    purpose: "judges expressions with Prometheus' own parser",
    ...prometheus,
    build: { kind: 'own package', package: './judge' },
  },
  amtool: {
    name: 'amtool',
    purpose: 'checks Alertmanager configuration and routes',
    ...alertmanager,
    build: { kind: 'package of a completed copy', package: './cmd/amtool', added: withoutInterface },
  },
  alertmanager: {
    name: 'alertmanager',
    purpose: 'runs the generated configuration',
    ...alertmanager,
    build: { kind: 'package of a completed copy', package: './cmd/alertmanager', added: withoutInterface },
  },
} as const satisfies Readonly<Record<string, Program>>;

export type ProgramName = keyof typeof programs;

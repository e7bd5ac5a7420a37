import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { logAlertCases } from '#alerts/logs.cases';
import type { Process } from '#lib/components/component';
import type { LogCase } from '#lib/rules/log-case';
import { minutes } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import { freePort } from '#verify/free-port';
import { lokiAt, type Result } from '#verify/loki';
import { programOf } from '#verify/own-jobs';
import { type Running, startProcess } from '#verify/processes';
import { renderLines, writeLines } from '#verify/written-lines';

/** The part of Loki's configuration that is changed here. */
interface LokiConfig {
  readonly server: object;
}

/** The part of a collector's. */
interface AgentConfig {
  readonly extensions: { readonly health_check: object; readonly file_storage: object };
  readonly receivers: Readonly<Record<string, object>>;
  readonly exporters: { readonly otlp_http: object };
  readonly service: { readonly telemetry: { readonly metrics: object } };
}

/**
 * Runs the cases of the alerts over log lines: a collector reads what DWCP writes, and Loki is asked the alert's expression.
 * Each case has a tenant of its own in one Loki, and a collector whose files, ports and tenant are all that differs
 * from the generated configuration.
 *
 * @param folder of the stage
 * @param paths of the real programs by name
 */
export async function verifyLogAlerts(
  environment: string,
  folder: string,
  processes: readonly Process[],
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const lokiProcess = processes.find((process) => programOf(process) === 'loki');
  const agentProcess = processes.find((process) => programOf(process) === 'otel-logs');
  const [loki, agent] = [lokiProcess, agentProcess].map((process) => paths.get(process?.program ?? ''));
  if (lokiProcess === undefined || agentProcess === undefined || loki === undefined || agent === undefined) {
    checklist.leaveOut(`${environment}: cases of alerts over log lines`, 'no Loki or no collector runs');
    return;
  }
  const running: Running[] = [];
  try {
    const moved = await movedLoki(lokiProcess, folder);
    const address = new URL(moved.ready).origin;
    const started = await checklist.check(
      `${environment}: a Loki of its own starts for the cases`,
      async () => {
        const process = startProcess(moved, loki, folder);
        running.push(process);
        await process.untilReady();
        return address;
      },
    );
    if (!started) return;
    for (const [index, one] of logAlertCases.entries()) {
      await checklist.check(`${environment}: ${one.alert.name} ${one.title}`, async () => {
        const tenant = `case-${index}`;
        const file = join(folder, `data/${tenant}/app.log`);
        const lines = renderLines(one.lines, Date.now());
        writeLines(file, lines);
        const process = startProcess(
          await movedAgent(agentProcess, folder, { tenant, file, loki: address }),
          agent,
          folder,
        );
        running.push(process);
        await process.untilReady();
        return expectCase(one, lines.length, address, tenant);
      });
    }
  } finally {
    for (const one of running.reverse()) await one.stop();
  }
}

async function expectCase(
  { alert, fires, lines }: LogCase,
  written: number,
  address: string,
  tenant: string,
): Promise<string> {
  const loki = lokiAt(address, { tenant });
  // A text over several lines is one entry.
  const entries = written - lines.filter(({ line }) => typeof line === 'string').length;
  await eventually(minutes(1), async () => {
    const [{ value = 0 } = {}] = await loki.values('sum(count_over_time({job="dwcp-v3"}[3h]))');
    if (value < entries) throw new Error(`${value} of ${entries} lines have arrived`);
  });
  const query = alert.expr.withThreshold(alert.threshold).source;
  if (fires === undefined) {
    const found = await loki.values(query);
    if (found.length > 0) throw new Error(`it fires for ${found.map(describe).join(', ')}`);
    return `${written} lines, silent`;
  }
  const found = await eventually(minutes(1), async () => {
    const all = await loki.values(query);
    if (all.length !== 1) throw new Error(`it fires for ${all.map(describe).join(', ') || 'nothing'}`);
    return all;
  });
  const wrong = found.filter(({ labels }) => JSON.stringify(labels) !== JSON.stringify(fires));
  if (wrong.length > 0) throw new Error(`it fires for ${wrong.map(describe).join(', ')}`);
  return `${written} lines, fires for ${found.map(describe).join(', ')}`;
}

const describe = ({ labels, value }: Result): string => `${JSON.stringify(labels)} with ${value}`;

/** The same Loki at other ports, with other data, and with tenants. */
async function movedLoki(process: Process, folder: string): Promise<Process> {
  const [http, grpc] = [await freePort(), await freePort()];
  const config: LokiConfig = parse(readFileSync(join(folder, 'config/loki.yaml'), 'utf8'));
  const name = 'loki-of-cases';
  write(folder, name, {
    ...config,
    auth_enabled: true,
    server: { ...config.server, http_listen_port: http, grpc_listen_port: grpc },
  });
  return {
    ...process,
    name,
    arguments: process.arguments.map((argument) =>
      argument.replace('config/loki.yaml', `config/${name}.yaml`).replaceAll(process.name, name),
    ),
    ready: `http://127.0.0.1:${http}${new URL(process.ready).pathname}`,
  };
}

/** The same collector for one file and one tenant. */
async function movedAgent(
  process: Process,
  folder: string,
  { tenant, file, loki }: { readonly tenant: string; readonly file: string; readonly loki: string },
): Promise<Process> {
  const [health, metrics] = [await freePort(), await freePort()];
  const { extensions, receivers, exporters, service, ...others }: AgentConfig = parse(
    readFileSync(join(folder, 'config/otel-logs.yaml'), 'utf8'),
  );
  const name = `otel-logs-of-${tenant}`;
  const data = `data/${name}`;
  write(folder, name, {
    ...others,
    extensions: {
      ...extensions,
      health_check: { endpoint: `127.0.0.1:${health}` },
      file_storage: { ...extensions.file_storage, directory: data, compaction: { directory: data } },
    },
    receivers: Object.fromEntries(
      Object.entries(receivers).map(([id, receiver]) => [id, { ...receiver, include: [file] }]),
    ),
    exporters: {
      otlp_http: {
        ...exporters.otlp_http,
        endpoint: `${loki}/otlp`,
        headers: { 'X-Scope-OrgID': tenant },
      },
    },
    service: {
      ...service,
      telemetry: {
        metrics: {
          readers: [{ pull: { exporter: { prometheus: { host: '127.0.0.1', port: metrics } } } }],
        },
      },
    },
  });
  return {
    ...process,
    name,
    arguments: [`--config=config/${name}.yaml`],
    ready: `http://127.0.0.1:${health}/`,
  };
}

const write = (folder: string, name: string, config: unknown): void =>
  writeFileSync(join(folder, `config/${name}.yaml`), stringify(config));

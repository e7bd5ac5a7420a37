import { describeMachine } from '#bench/machine';
import type { Command } from '#lib/cli/arguments';
import { type ExitStatus, exitStatus } from '#lib/cli/run';
import { type Given, runCommand } from '#lib/cli/run-command';
import { UsageError } from '#lib/cli/usage-error';
import { measurePrometheus } from '#measure/prometheus';
import { measureVictoriaMetrics } from '#measure/victoria-metrics';
import { metrics } from '#metrics/index';
const amount = { series: Number(process.argv[2]), steps: Number(process.argv[3]), moreSeries: Number(process.argv[4]) };
const c = '/root/.cache';
async function go() {
  const m = metrics.filter(({ job }) => ['dwcp-core', 'dwcp-v3'].includes(job.name));
  const home = process.env.HOME + '/.cache/dwcp-monitoring/';
  console.log(await measureVictoriaMetrics(home + 'victoria-metrics-1.112.0-80bc0b99509208a2/usr/bin/victoria-metrics', m, amount));
  console.log(await measurePrometheus(home + 'prometheus-3.14.0-a180c57108643246/prometheus', m, amount));
}
void go();

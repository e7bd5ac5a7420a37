import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#tools/run';
import { makeCertificates } from '#verify/certificates';
import type { Checklist } from '#verify/checklist';
import { addPlaceholders } from '#verify/placeholders';
import { createStage } from '#verify/stage';

const prometheusConfig = 'config/prometheus.yaml';
const alertmanagerConfig = 'config/alertmanager.yaml';

/** Programs that read one file, and how they are told to do no more than that. */
const readers: readonly {
  readonly program: string;
  readonly file: RegExp;
  readonly args: readonly string[];
  readonly flag: (file: string) => string;
}[] = [
  {
    program: 'otelcol-contrib',
    file: /^otel-.*\.yaml$/,
    args: ['validate'],
    flag: (file) => `--config=${file}`,
  },
  { program: 'jaeger', file: /^jaeger.*\.yaml$/, args: ['validate'], flag: (file) => `--config=${file}` },
  {
    program: 'loki',
    file: /^loki\.yaml$/,
    // The folders are given on the command line.
    args: [
      '-verify-config',
      '-config.expand-env=true',
      '-common.path-prefix=data',
      '-object-store.filesystem.dir=data/chunks',
      '-ruler-storage.local.directory=rules/loki',
    ],
    flag: (file) => `-config.file=${file}`,
  },
  {
    program: 'vmauth',
    file: /^(vmauth|.*-gateway)\.yaml$/,
    args: ['-dryRun'],
    flag: (file) => `-auth.config=${file}`,
  },
  {
    program: 'promtool',
    file: /-web\.yaml$/,
    args: ['check', 'web-config'],
    flag: (file) => file,
  },
  {
    program: 'prometheus-blackbox-exporter',
    file: /^blackbox-exporter\.yaml$/,
    args: ['--config.check'],
    flag: (file) => `--config.file=${file}`,
  },
  { program: 'alloy-syntax', file: /\.alloy$/, args: [], flag: (file) => file },
];

/**
 * vmauth reads no configuration in which two users have one token, as they have while there is none; the others want to know
 * where they run.
 */
const madeUpVariables = {
  NODE_NAME: 'node',
  POD_NAME: 'pod',
  READ_TOKEN: 'read',
  WRITE_TOKEN: 'write',
  OTHER_READ_TOKEN: 'other read',
  OTHER_WRITE_TOKEN: 'other write',
};

/**
 * Has the real programs read every file that one environment gives them.
 *
 * @param paths of the programs by name; what an absent one would check is left out
 */
export async function verifyFiles(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const { folder, remove } = createStage(dist, environment);
  const accepts = async (
    name: string,
    args: readonly string[],
    files: readonly string[],
    flag: (file: string) => string = (file) => file,
  ) => {
    const program = paths.get(name);
    if (program === undefined) return;
    await checklist.check(`${environment}: ${name} ${args.join(' ')}`, async () => {
      const { status, stdout, stderr } = await run(program, [...args, ...files.map(flag)], {
        folder,
        environment: madeUpVariables,
      });
      if (status !== 0) throw new Error(`${stdout}${stderr}`);
      return files.length === 1 ? files[0] : `${files.length} files`;
    });
  };
  try {
    // promtool reads what the others only look for.
    await makeCertificates(join(folder, 'certificates'));
    addPlaceholders(folder, prometheusConfig);
    const rules = readdirSync(join(folder, 'rules'))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `rules/${name}`);
    await accepts('promtool', ['check', 'config'], [prometheusConfig]);
    await accepts('promtool', ['check', 'rules', '--lint=all', '--lint-fatal'], rules.toSorted());
    await accepts('amtool', ['check-config'], [alertmanagerConfig]);
    if (existsSync(join(folder, 'config/vmauth.yaml'))) {
      await accepts('vmalert', ['-dryRun'], rules.toSorted(), (file) => `-rule=${file}`);
    }
    for (const name of readdirSync(join(folder, 'config')).sort()) {
      for (const { program, file, args, flag } of readers) {
        if (!file.test(name)) continue;
        if (name.endsWith('.yaml')) addPlaceholders(folder, `config/${name}`, folder);
        await accepts(program, args, [`config/${name}`], flag);
      }
    }
  } finally {
    remove();
  }
}

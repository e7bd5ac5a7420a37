import { spawnSync } from 'node:child_process';

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['run.mjs', 'commands/size', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('npm run size', () => {
  it('prints the shape, and where each figure comes from', () => {
    const { status, stdout, stderr } = run('--samples', '20000', '--series', '100000', '--retention', '7d');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^20000 samples\/s of 100000 active series:\n\nprogram +replicas +cores +memory +disk\n/,
    );
    expect(stdout).toContain(`
  remote write  3 to 12 shards, each with 6000 samples in its queue, 2000 at once
                        20000 samples/s x 0.25 s per request / 2000 samples per request, and 4 times that to catch up
`);
    expect(stdout).toContain(`
vmstorage
  replicas   3       the fewest of which none needs more than the largest replica has, one of them away
  cpu cores  1       80000 rows/s / (3 nodes less one that may be lost) / 50000 per core, in whole cores, at least 0.5
`);
  });

  it('tells everything that is wrong in one run', () => {
    expect(run('--samples', '2M', '--series', '100000', '--logs', '100')).toEqual({
      status: 1,
      stdout: '',
      stderr: `--samples 2M is no whole number from 1 to 1000000000
    write digits alone, as in 20000
--logs 100 is no size
    write a number with its binary unit: Ki, Mi, Gi or Ti, as in 100Gi or 100Gi/day

2 problems
`,
    });
  });

  it('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: npm run size -- [OPTION...]\n');
    expect(stdout).toContain('--retention TIME');
  });

  it('says which option was meant', () => {
    expect(run('--sample', '1')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'unknown option --sample; did you mean --samples? (npm run size -- --help shows how to call it)\n',
    });
  });
});

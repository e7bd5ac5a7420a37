import { spawnSync } from 'node:child_process';
import { repeatedComponent } from '#lib/components/deployed/component';
import { vmbackupProgram } from '#lib/components/vmbackup/component';
import { environment, images } from '#test/lib/components/example';
import { tieredCluster } from '#test/lib/components/victoria-metrics';
import { withProgram } from '#test/programs';

const backup = { bucket: 'dwcp-metrics', hour: 23 };
const objectStorage = {
  url: 'https://s3.example.com',
  region: 'eu-central-1',
  accessKey: { secret: 'object-storage', key: 'access-key' },
  secretKey: { secret: 'object-storage', key: 'secret-key' },
};
const site = environment({ victoriaMetrics: { ...tieredCluster, backup }, objectStorage });

const image = { image: 'docker.io/victoriametrics/vmbackup', tag: 'v1.150.0', digest: null, source: 'x' };
const component = repeatedComponent(vmbackupProgram({ environment: site, backup, objectStorage }), site, {
  ...images,
  vmbackup: image,
});

/** What is particular to each CronJob, as its manifest has it. */
const jobs = component.objects
  .filter(({ kind }) => kind === 'CronJob')
  .map((job) => {
    const { schedule, jobTemplate } = Object(job).spec;
    const { affinity, containers, volumes } = jobTemplate.spec.template.spec;
    const [container] = containers;
    return {
      name: job.metadata.name,
      schedule,
      beside:
        affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels[
          'statefulset.kubernetes.io/pod-name'
        ],
      claim: volumes.at(-1).persistentVolumeClaim.claimName,
      isReadOnly: container.volumeMounts.at(-1).readOnly,
      args: [...container.args],
    };
  });

describe('vmbackup', () => {
  it('copies each storage node of each tier, some minutes apart, from its volume, which it only reads', () => {
    expect(jobs).toHaveLength(9);
    expect(jobs[4]).toMatchObject({
      name: 'vmbackup-vmstorage-warm-1',
      schedule: '28 23 * * *',
      beside: 'vmstorage-warm-1',
      claim: 'data-vmstorage-warm-1',
      isReadOnly: true,
    });
    expect(new Set(jobs.map(({ schedule }) => schedule)).size).toBe(9);
  });

  it('has a snapshot made, and copies it into a folder of its own in the bucket', () => {
    expect(jobs[4]?.args).toEqual([
      '-storageDataPath=/storage/data',
      '-snapshot.createURL=http://vmstorage-warm-1.vmstorage-warm.monitoring.svc:8492/snapshot/create',
      '-dst=s3://dwcp-metrics/production/warm/vmstorage-warm-1/latest',
      '-customS3Endpoint=https://s3.example.com',
      '-concurrency=4',
      '-loggerFormat=json',
    ]);
    expect(new Set(jobs.map(({ args }) => args.find((each) => each.startsWith('-dst=')))).size).toBe(9);
  });

  it('gets into the bucket with the keys of the object storage', () => {
    expect(component.secrets.map(({ secret, key }) => `${secret}/${key}`)).toEqual([
      'object-storage/access-key',
      'object-storage/secret-key',
    ]);
  });

  withProgram('vmbackup', (path) => {
    // It reads its flags before it prints its version.
    it('takes its flags', () => {
      for (const { args } of jobs) expect(spawnSync(path, [...args, '-version']).status).toBe(0);
      expect(spawnSync(path, ['-destination=s3://x', '-version']).status).toBe(2);
    });
  });
});

import { readFileSync } from 'node:fs';
import { loadEnvironment } from '#lib/environment/load';
import { renderProblem } from '#lib/problem';
import { checkCapacity } from '#lib/sizing/check-capacity';
import { logsLimits } from '#lib/sizing/logs-limits';
import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';

/** The good file with logs, in files and in a bucket. */
const withLoad = broken('  activeSeries: 100000\n', '  activeSeries: 100000\n  logBytesPerDay: 10Gi\n');
const onFiles = broken(
  'targets:\n',
  `logs:
  retention: 7d
  storage:
    kind: filesystem
    storage: { storageClass: fast, size: 50Gi }
  tokens: { read: { secret: loki, key: read-token }, write: { secret: loki, key: write-token } }
targets:
`,
  withLoad,
);
const inBucket = broken(
  'targets:\n',
  `objectStorage:
  url: https://s3.example.com
  region: eu-central-1
  accessKey: { secret: object-storage, key: access-key }
  secretKey: { secret: object-storage, key: secret-key }
logs:
  retention: 30d
  storage:
    kind: object storage
    bucket: { bucket: dwcp-logs, deletesAfter: 31d }
    storage: { storageClass: fast, size: 50Gi }
  tokens: { read: { secret: loki, key: read-token }, write: { secret: loki, key: write-token } }
targets:
`,
  withLoad,
);

const told = (from: string, to: string, text = onFiles) =>
  problemsOf({ 'site.yaml': broken(from, to, text) });

/** What the sizes say, which are checked with the rest of what the stack knows. */
function toldOfVolume(from: string, to: string): string {
  const { environment } = loadEnvironment({
    file: 'environments/site.yaml',
    text: broken(from, to, onFiles),
  });
  if (environment === undefined) throw new Error('it does not load');
  return checkCapacity(environment, logsLimits(environment)).map(renderProblem).join('\n');
}

describe('Logs in an environment file', () => {
  it('are right in the good files', () => {
    expect(problemsOf({ 'site.yaml': onFiles })).toBe('no problem');
    expect(problemsOf({ 'site.yaml': inBucket })).toBe('no problem');
  });

  it('are not read and written by the same token', () => {
    expect(
      told('key: write-token', 'key: read-token'),
    ).toBe(`environments/site.yaml:38:54 logs.tokens.write: loki/read-token is the same key of the same Secret as logs.tokens.read
      tokens: { read: { secret: loki, key: read-token }, write: { secret: loki, key: read-token } }
                                                         ^^^^^ use a key of its own: who is told one of the two must not know the other`);
  });

  it('need to know how many lines there are', () => {
    expect(
      told('  logBytesPerDay: 10Gi\n', ''),
    ).toBe(`environments/site.yaml:12:1 load: there are logs, and nothing says how many bytes come in a day: Loki is sized from it
    load:
    ^^^^ add load.logBytesPerDay: what programs write into their logs, such as 10Gi`);
  });

  it('of more than one Loki carries go to a bucket', () => {
    expect(
      told('logBytesPerDay: 10Gi', 'logBytesPerDay: 21Gi'),
    ).toBe(`environments/site.yaml:36:11 logs.storage.kind: 21 GiB of lines a day are more than 20 GiB, which one Loki keeps as files
        kind: filesystem
              ^^^^^^^^^^ write kind: object storage, with replicas and a bucket`);
    expect(told('logBytesPerDay: 10Gi', 'logBytesPerDay: 20Gi')).toBe('no problem');
  });

  it('are kept for whole days', () => {
    expect(
      told('retention: 7d', 'retention: 36h'),
    ).toBe(`environments/site.yaml:34:14 logs.retention: 1d12h are no whole days, and Loki deletes by days
      retention: 36h
                 ^^^ write whole days, 1d or more, such as 30d`);
    expect(
      told('retention: 7d', 'retention: 7m'),
    ).toBe(`environments/site.yaml:34:14 logs.retention: 7m is less than 1d, the least that Loki keeps; m are minutes
      retention: 7m
                 ^^ write whole days, 1d or more, such as 30d`);
  });

  it('are not deleted by the bucket while Loki wants to find them', () => {
    expect(
      told('deletesAfter: 31d', 'deletesAfter: 30d', inBucket),
    ).toBe(`environments/site.yaml:42:48 logs.storage.bucket.deletesAfter: the bucket deletes after 30d what Loki wants to find for 30d, and deletes itself up to 3h later
        bucket: { bucket: dwcp-logs, deletesAfter: 30d }
                                                   ^^^ write 31d or more, here and in the bucket, or a shorter logs.retention`);
  });

  it('are in a bucket of an object storage that there is', () => {
    const without = inBucket.replace(/objectStorage:\n(?: {2}.*\n)+/, '');
    expect(
      problemsOf({ 'site.yaml': without }),
    ).toBe(`environments/site.yaml:36:11 logs.storage.kind: lines are kept in a bucket, and there is no objectStorage
        kind: object storage
              ^^^^^^^^^^^^^^ add objectStorage, or write kind: filesystem`);
  });

  it('are those of all containers in a cluster', () => {
    expect(
      told('  retention: 7d\n', "  files: [{ job: dwcp-v3, paths: ['logs/*.log'] }]\n  retention: 7d\n"),
    ).toBe(`environments/site.yaml:34:3 logs.files: in a cluster the logs of all containers are read, and no other files
      files: [{ job: dwcp-v3, paths: ['logs/*.log'] }]
      ^^^^^ remove it`);
  });

  it('are those of files on one machine, where there are no namespaces to exclude', () => {
    const local = readFileSync('environments/local.yaml', 'utf8');
    const text = broken('  files:\n', '  agent: { excludedNamespaces: [kube-system] }\n  files:\n', local);
    expect(
      problemsOf({ 'local.yaml': text }),
    ).toBe(`environments/local.yaml:${text.slice(0, text.indexOf('  agent:')).split('\n').length}:12 logs.agent.excludedNamespaces: output.kind is processes: the files of logs.files are read, and there are no namespaces
      agent: { excludedNamespaces: [kube-system] }
               ^^^^^^^^^^^^^^^^^^ remove it`);
  });

  describe('are found by labels', () => {
    const labels = (label: string) =>
      told('  retention: 7d\n', `  indexLabels: [${label}]\n  retention: 7d\n`);

    it('with a bound', () => {
      expect(labels('component')).toBe('no problem');
    });

    it('of which there are not as many values as requests', () => {
      expect(
        labels('trace_id'),
      ).toBe(`environments/site.yaml:34:17 logs.indexLabels[0]: trace_id has no bound: each value would be a stream of its own
      indexLabels: [trace_id]
                    ^^^^^^^^ remove it: it is kept beside each line, and found by | trace_id="..."`);
    });

    it('of which somebody knows how many values there are', () => {
      expect(
        labels('request_id'),
      ).toBe(`environments/site.yaml:34:17 logs.indexLabels[0]: nobody knows how many values request_id has: each would be a stream of its own
      indexLabels: [request_id]
                    ^^^^^^^^^^ remove it and search with | json | request_id="..."; or declare its bound in lib/logs/labels.ts. Bounded are component`);
    });

    it('that are not there anyway', () => {
      expect(labels('job')).toBe(`environments/site.yaml:34:17 logs.indexLabels[0]: job is one anyway
      indexLabels: [job]
                    ^^^ remove it`);
    });
  });

  it('fit on their volume for as long as they are kept', () => {
    expect(toldOfVolume('size: 50Gi }', 'size: 30Gi }')).toBe('');
    expect(
      toldOfVolume('size: 50Gi }', 'size: 20Gi }'),
    ).toBe(`environments/site.yaml:37:42 logs.storage.storage.size: loki carries 6.783 GiB of log lines a day with 20 GiB a replica; the declared 10 GiB of log lines a day need 26.85 GiB: 7d of 10 GiB a day, compressed to a quarter, 2 x 2h of write-ahead log and 5 GiB, on 90 % of the volume
        storage: { storageClass: fast, size: 20Gi }
                                             ^^^^ write 27Gi or more, or a shorter logs.retention; or accept it: acceptedRisks: { loki-disk: the reason }`);
  });
});

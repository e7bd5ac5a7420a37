import { parse } from 'yaml';
import { flagsOf } from '#lib/components/argument';
import { pushPath } from '#lib/components/loki/paths';
import { lokiGatewayProgram } from '#lib/components/loki-gateway/component';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { lokiGateway } from '#lib/topology/programs';
import { gibibytes } from '#lib/units/bytes';
import { inBucket, inCluster, localLogs, locally, onFiles } from '#test/lib/components/logs';
import { otherTokensIn } from '#test/lib/components/tokens';

const paths = { file: (path: string) => `/etc/loki-gateway/${path}`, data: '', listen: () => ':8437' };

const usersOf = (environment: Environment, choices: LogsChoices) => {
  const [config] = lokiGatewayProgram({ environment, choices }).files;
  return parse(config?.text ?? '').users;
};

/** Whether what a user may ask for includes a path. */
const mayAsk = (user: number, path: string): boolean =>
  usersOf(inCluster(), onFiles)[user].url_map[0].src_paths.some((pattern: string) =>
    new RegExp(`^(?:${pattern})$`).test(path),
  );

describe('The gateway of Loki', () => {
  it('lets one token read and another write, over all replicas', () => {
    const urls = [0, 1, 2].map((replica) => `http://loki-${replica}.loki.monitoring.svc:3100`);
    expect(usersOf(inCluster(inBucket), inBucket)).toMatchObject([
      { name: 'read', bearer_token: '%{READ_TOKEN}', url_map: [{ url_prefix: urls }] },
      {
        name: 'write',
        bearer_token: '%{WRITE_TOKEN}',
        url_map: [{ src_paths: ['/otlp/v1/logs'], url_prefix: urls }],
      },
    ]);
  });

  it('lets who reads ask what people and Grafana ask for', () => {
    for (const path of [
      'query',
      'query_range',
      'label/job/values',
      'index/volume_range',
      'detected_field/a/values',
    ])
      expect([path, mayAsk(0, `/loki/api/v1/${path}`)]).toEqual([path, true]);
  });

  it('lets who reads neither write, delete, change rules nor see how Loki is set', () => {
    for (const path of [
      pushPath,
      '/loki/api/v1/push',
      '/api/prom/push',
      '/loki/api/v1/delete',
      '/loki/api/v1/rules/x',
    ])
      expect([path, mayAsk(0, path)]).toEqual([path, false]);
    for (const path of [
      '/config',
      '/flush',
      '/ring',
      '/loki/api/v1/label/a/b/values',
      '/x/loki/api/v1/query',
    ])
      expect([path, mayAsk(0, path)]).toEqual([path, false]);
  });

  it('lets who writes ask for nothing else', () => {
    for (const path of ['/loki/api/v1/query', '/loki/api/v1/push', '/otlp/v1/logs/x'])
      expect([path, mayAsk(1, path)]).toEqual([path, false]);
  });

  it('lets nobody in without a token', () => {
    const [config] = lokiGatewayProgram({ environment: inCluster(), choices: onFiles }).files;
    expect(Object.keys(parse(config?.text ?? ''))).toEqual(['users']);
  });

  it('lets in a second token of each beside the first while tokens are changed', () => {
    const changing = { ...onFiles, tokens: { ...onFiles.tokens, ...otherTokensIn('loki') } };
    const [read, write] = usersOf(inCluster(), onFiles);
    expect(usersOf(inCluster(changing), changing)).toEqual([
      read,
      write,
      { ...read, name: 'read, other', bearer_token: '%{OTHER_READ_TOKEN}' },
      { ...write, name: 'write, other', bearer_token: '%{OTHER_WRITE_TOKEN}' },
    ]);
    expect(
      lokiGatewayProgram({ environment: inCluster(changing), choices: changing }).secretVariables,
    ).toEqual({
      READ_TOKEN: { secret: 'loki', key: 'read-token', purpose: 'bearer token of those who read Loki' },
      WRITE_TOKEN: { secret: 'loki', key: 'write-token', purpose: 'bearer token of those who write to Loki' },
      OTHER_READ_TOKEN: {
        secret: 'loki',
        key: 'read-token-2',
        purpose: 'second bearer token of those who read Loki, while it is changed',
      },
      OTHER_WRITE_TOKEN: {
        secret: 'loki',
        key: 'write-token-2',
        purpose: 'second bearer token of those who write to Loki, while it is changed',
      },
    });
  });

  it('checks the certificate of Loki where that shows one', () => {
    const flags = (environment: Environment) =>
      flagsOf(lokiGatewayProgram({ environment, choices: onFiles }).arguments(paths));
    const encrypted = inCluster(onFiles, { certificates: 'certificates' });
    expect(usersOf(encrypted, onFiles)[0].url_map[0].url_prefix).toEqual([
      'https://loki-0.loki.monitoring.svc:3100',
    ]);
    expect(flags(encrypted)).toContain('-backend.TLSCAFile=/etc/loki-gateway/certificates/ca.crt');
    expect(flags(inCluster()).filter((flag) => flag.includes('TLSCAFile'))).toEqual([]);
  });

  it('waits for an answer as long as Loki takes for one at most', () => {
    const { arguments: argumentsOf } = lokiGatewayProgram({ environment: locally(), choices: localLogs });
    expect(flagsOf(argumentsOf(paths))).toContain('-responseTimeout=2m');
  });

  it('has the size that the site gives it', () => {
    const choices = { ...onFiles, gateway: { replicas: 3, resources: { cpu: 2, memory: gibibytes(1) } } };
    const { size } = lokiGatewayProgram({ environment: inCluster(choices), choices });
    expect([size.cpu.value, size.memory.value.toKubernetes()]).toEqual([2, '1Gi']);
    expect(lokiGateway.replicas(inCluster(choices))).toBe(3);
  });
});

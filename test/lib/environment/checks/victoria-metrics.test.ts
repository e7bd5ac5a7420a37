import { problemsOf } from '#test/lib/environment/directory';
import { broken } from '#test/lib/environment/good';

/** The good file with a VictoriaMetrics cluster. */
const withCluster = broken(
  'targets:\n',
  `victoriaMetrics:
  kind: cluster
  retention: 30d
  replicationFactor: 2
  vminsert: { replicas: 3 }
  vmselect:
    storage: { storageClass: fast, size: 10Gi }
  vmstorage:
    replicas: 5
    storage: { storageClass: fast, size: 100Gi }
  tokens:
    read: { secret: victoria-metrics, key: read-token }
    write: { secret: victoria-metrics, key: write-token }
targets:
`,
);

const told = (from: string, to: string) => problemsOf({ 'site.yaml': broken(from, to, withCluster) });

describe('VictoriaMetrics in an environment file', () => {
  it('is right in the good file', () => {
    expect(problemsOf({ 'site.yaml': withCluster })).toBe('no problem');
  });

  it('has twice as many storage nodes as copies, less one', () => {
    expect(
      told('    replicas: 5\n', '    replicas: 2\n'),
    ).toBe(`environments/site.yaml:40:15 victoriaMetrics.vmstorage.replicas: 2 storage nodes are less than 3, which replicationFactor 2 needs (2 x 2 - 1)
        replicas: 2
                  ^ write 3 or more, or replicationFactor: 1`);
    expect(told('replicationFactor: 2', 'replicationFactor: 3')).toBe('no problem');
    expect(
      told('replicationFactor: 2', 'replicationFactor: 4'),
    ).toBe(`environments/site.yaml:40:15 victoriaMetrics.vmstorage.replicas: 5 storage nodes are less than 7, which replicationFactor 4 needs (2 x 4 - 1)
        replicas: 5
                  ^ write 7 or more, or replicationFactor: 3`);
  });

  it('does not keep samples for minutes, where months are meant', () => {
    expect(
      told('retention: 30d', 'retention: 7m'),
    ).toBe(`environments/site.yaml:34:14 victoriaMetrics.retention: 7m is less than 1d, the least that VictoriaMetrics keeps; m are minutes
      retention: 7m
                 ^^ write days, such as 30d, or 210d for 7 months`);
    expect(told('retention: 30d', 'retention: 1d')).toBe('no problem');
  });

  it('does not keep samples for more than a century', () => {
    expect(
      told('retention: 30d', 'retention: 101y'),
    ).toBe(`environments/site.yaml:34:14 victoriaMetrics.retention: 36865d is more than 36500d, the most that VictoriaMetrics keeps
      retention: 101y
                 ^^^^ write less`);
  });

  it('does not let those who read write, and the other way round', () => {
    expect(
      told('key: write-token', 'key: read-token'),
    ).toBe(`environments/site.yaml:44:5 victoriaMetrics.tokens.write: victoria-metrics/read-token is the same key of the same Secret as victoriaMetrics.tokens.read
        write: { secret: victoria-metrics, key: read-token }
        ^^^^^ use a key of its own: who is told one of the two must not know the other`);
  });

  describe('while a token is changed', () => {
    const changing = (otherRead: string, otherWrite: string) =>
      told(
        '    read: {',
        `    otherRead: { secret: victoria-metrics, key: ${otherRead} }
    otherWrite: { secret: victoria-metrics, key: ${otherWrite} }
    read: {`,
      );

    it('has a second one beside it', () => {
      expect(changing('read-token-2', 'write-token-2')).toBe('no problem');
    });

    it('has no second one that is the first', () => {
      expect(
        changing('read-token-2', 'write-token'),
      ).toBe(`environments/site.yaml:44:5 victoriaMetrics.tokens.otherWrite: victoria-metrics/write-token is the same key of the same Secret as victoriaMetrics.tokens.write
        otherWrite: { secret: victoria-metrics, key: write-token }
        ^^^^^^^^^^ name the key of the second token, or leave this out: it is for the time of a change`);
    });

    it('has no second one that is the other of those who do something else', () => {
      expect(
        changing('new-token', 'new-token'),
      ).toBe(`environments/site.yaml:44:5 victoriaMetrics.tokens.otherWrite: victoria-metrics/new-token is the same key of the same Secret as victoriaMetrics.tokens.otherRead
        otherWrite: { secret: victoria-metrics, key: new-token }
        ^^^^^^^^^^ name the key of the second token, or leave this out: it is for the time of a change`);
    });
  });
});

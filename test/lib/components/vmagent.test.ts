import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { days } from '#lib/units/duration';
import { componentOf, locally, tieredNode } from '#test/lib/components/victoria-metrics';

const flagsOf = (choices: VictoriaMetricsChoices, flag: string): readonly string[] =>
  componentOf('vmagent', locally(choices)).processes.map(({ arguments: args }) =>
    args
      .filter((argument) => argument.startsWith(`-remoteWrite.${flag}=`))
      .map((argument) => argument.slice(argument.indexOf('=') + 1))
      .join(' '),
  );

/** The same for both replicas. */
const twice = (text: string) => [text, text];

describe('vmagent', () => {
  it('writes to hot, warm and cold, in this order, all there is, one sample in 10 s, and one in a minute', () => {
    const route = (tier: string) => `http://127.0.0.1:8427/${tier}/insert/0/prometheus/api/v1/write`;
    expect(flagsOf(tieredNode, 'url')).toEqual(twice(`${route('hot')} ${route('warm')} ${route('cold')}`));
    expect(flagsOf(tieredNode, 'streamAggr.dedupInterval')).toEqual(twice('0s 10s 1m'));
  });

  it('leaves out a tier that is switched off, with its interval', () => {
    const { warm: _, ...withoutWarm } = tieredNode;
    expect(flagsOf(withoutWarm, 'streamAggr.dedupInterval')).toEqual(twice('0s 1m'));
  });

  it('keeps queues that share four fifths of its volume in blocks of 500 MB', () => {
    expect(flagsOf(tieredNode, 'maxDiskUsagePerURL')).toEqual(twice('5500000000 5500000000 5500000000'));
  });

  it('is there only where there is more than one tier', () => {
    const { warm: _, cold: __, vmagent: ___, ...alone } = tieredNode;
    expect(() => componentOf('vmagent', locally(alone))).toThrow('there is no vmagent');
  });
});

describe('vmalert', () => {
  const readsFrom = (choices: VictoriaMetricsChoices) =>
    componentOf('vmalert', locally(choices)).processes.flatMap(({ arguments: args }) =>
      args.filter((argument) => argument.startsWith('-datasource.url=')),
    )[0];

  it('reads the finest tier that reaches back as far as its rules, a week', () => {
    expect(readsFrom(tieredNode)).toBe(
      '-datasource.url=http://127.0.0.1:8427/select/0/prometheus?deny_partial_response=1',
    );
  });

  it('reads the next where hot keeps less', () => {
    expect(readsFrom({ ...tieredNode, retention: days(6) })).toBe(
      '-datasource.url=http://127.0.0.1:8427/warm/select/0/prometheus?deny_partial_response=1',
    );
  });
});

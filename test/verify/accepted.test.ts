import { createAccepted } from '#verify/accepted';
import type { Finding } from '#verify/finding';

const accepted = () =>
  createAccepted([
    {
      checks: { 'kube-score': 'pull-policy', checkov: 'CKV_1' },
      objects: 'every',
      because: 'an image never changes',
    },
    { checks: { checkov: 'CKV_2' }, objects: ['StatefulSet/a', 'StatefulSet/b'], because: 'they need it' },
  ]);

const finding = (judge: Finding['judge'], check: string, object: string): Finding => ({
  judge,
  check,
  object,
  message: 'is not as it should be',
});

describe('accepted findings', () => {
  it('are those of a check that is accepted for every object, or for this one', () => {
    const others = [
      finding('checkov', 'pull-policy', 'StatefulSet/a'),
      finding('checkov', 'CKV_2', 'StatefulSet/c'),
    ];
    const all = [
      finding('kube-score', 'pull-policy', 'StatefulSet/c'),
      finding('checkov', 'CKV_2', 'StatefulSet/a'),
      ...others,
    ];
    expect(accepted().unexplained(all)).toEqual(others);
  });

  it('leave no exception over, for no check and no object', () => {
    const ledger = accepted();
    ledger.unexplained([
      finding('checkov', 'CKV_1', 'StatefulSet/c'),
      finding('checkov', 'CKV_2', 'StatefulSet/a'),
    ]);
    expect(ledger.unused(['kube-score', 'checkov'])).toEqual([
      'kube-score pull-policy for any object',
      'checkov CKV_2 for StatefulSet/b',
    ]);
  });

  it('may be those of objects whose names begin alike', () => {
    const ledger = createAccepted([
      { checks: { checkov: 'CKV_3' }, objects: ['CronJob/copy-*'], because: 'they are one' },
    ]);
    expect(ledger.unused(['checkov'])).toEqual(['checkov CKV_3 for CronJob/copy-*']);
    const other = finding('checkov', 'CKV_3', 'CronJob/cop');
    expect(ledger.unexplained([finding('checkov', 'CKV_3', 'CronJob/copy-1'), other])).toEqual([other]);
    expect(ledger.unused(['checkov'])).toEqual([]);
  });

  it('are not missed of a judge that was not asked', () => {
    expect(accepted().unused(['kube-score'])).toEqual(['kube-score pull-policy for any object']);
  });
});

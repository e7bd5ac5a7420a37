import { renderProblem } from '#lib/problem';
import { checkRuleFiles } from '#lib/rules/check-rule-file';
import { schema } from '#test/lib/promql/schema';

const check = (text: string, known: typeof schema | undefined = schema): string =>
  checkRuleFiles([{ file: 'rules.yaml', text }], known)
    .map(renderProblem)
    .join('\n');

const lines = (...all: readonly string[]): string => all.join('\n');

const good = lines(
  'groups:',
  '  - name: breakers',
  '    interval: 10s',
  '    rules:',
  '      - record: breaker:failures:ratio',
  '        expr: |',
  '          sum by (name) (rate(dwcp_circuit_breaker_failures_total[1m]))',
  '            / (sum by (name) (rate(dwcp_circuit_breaker_requests_total[1m])) > 0)',
  '        labels:',
  '          tier: one',
  '      - alert: BreakerFails',
  '        expr: breaker:failures:ratio{tier="one"} > 0.05',
  '        for: 1m30s',
  '        keep_firing_for: 0',
  '        labels: { severity: critical }',
  '        annotations:',
  '          summary: "{{ $labels.name }} of {{ $labels.tier }} fails"',
  '',
);

describe('a rule file', () => {
  it('is right', () => {
    expect(check(good)).toBe('');
  });

  it('may record what an earlier group reads', () => {
    const [first = '', ...rest] = good.split('\n');
    const reader = [
      '  - name: early',
      '    rules:',
      '      - alert: A',
      '        expr: breaker:failures:ratio > 1',
    ];
    expect(check(lines(first, ...reader, ...rest))).toBe('');
  });

  it('may read what another file records, and hold a dead man’s switch', () => {
    const rules = [
      'groups:',
      '  - name: b',
      '    rules:',
      '      - alert: A',
      '        expr: breaker:failures:ratio > 1',
    ];
    const text = lines(...rules, '      - alert: Watchdog', '        expr: vector(1)');
    const files = [
      { file: 'alerts.yaml', text },
      { file: 'recordings.yaml', text: good },
    ];
    expect(checkRuleFiles(files, schema)).toEqual([]);
  });

  it('knows what the values of its own recording rules can be', () => {
    const rules = (...expressions: readonly string[]) =>
      lines(
        'groups:',
        '  - name: a',
        '    rules:',
        ...expressions.flatMap((expr) => ['      - record: breaker:state:max', `        expr: ${expr}`]),
        '      - alert: A',
        '        expr: breaker:state:max > 3',
        '',
      );
    const worst = 'max(dwcp_circuit_breaker_state)';
    expect(check(rules(worst))).toBe(
      lines(
        'rules.yaml:7:35 A: breaker:state:max is at most 2, so it is never > 3',
        '    breaker:state:max > 3',
        '                        ^ write a threshold below 2',
      ),
    );
    expect(check(rules(worst, `2 * ${worst}`))).toBe('');
  });

  it('may hold two rules of a name, anchors and several documents', () => {
    const text = lines(
      'groups:',
      '  - name: a',
      '    rules:',
      '      - &down',
      '        alert: Down',
      '        expr: up == 0',
      '        labels: &warning { severity: warning }',
      '      - <<: *down',
      '        labels:',
      '          <<: *warning',
      '          more: 1',
      '---',
      'groups:',
    );
    expect(check(text)).toBe('');
  });

  it.each([
    [
      'a problem inside a literal block',
      [
        '            / (sum by (name) (rate(dwcp_circuit_breaker_requests_total[1m])) > 0)',
        '            + foo',
      ],
      lines(
        'rules.yaml:8:15 breaker:failures:ratio: unknown metric foo',
        '      + foo',
        '        ^^^ declare it in the metric catalogue, or record it',
      ),
    ],
    [
      'a label that an annotation prints and the alert does not have',
      ['$labels.name', '$labels.job'],
      lines(
        'rules.yaml:12:15 BreakerFails: an annotation names the label job, which breaker:failures:ratio does not have',
        '    breaker:failures:ratio{tier="one"} > 0.05',
        '    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the labels are name and tier',
      ),
    ],
    [
      'an unknown template function in a quoted text',
      ['{{ $labels.name }}', '\\"{{ $labels.name | upper }}'],
      lines(
        'rules.yaml:17:41 BreakerFails: unknown template function upper',
        '    "{{ $labels.name | upper }} of {{ $labels.tier }} fails',
        '                       ^^^^^ use a function of Prometheus, or write $labels. before a label',
      ),
    ],
    [
      'an alert without a condition',
      ['{tier="one"} > 0.05', '{tier="one"}'],
      lines(
        'rules.yaml:12:15 BreakerFails: the alert fires whatever the value is',
        '    breaker:failures:ratio{tier="one"}',
        '    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ compare with a threshold, or declare the alert always firing',
      ),
    ],
    [
      'an unknown key',
      ['keep_firing_for', 'keep_fireing_for'],
      lines(
        'rules.yaml:14:9 a rule has no key keep_fireing_for',
        '            keep_fireing_for: 0',
        '            ^^^^^^^^^^^^^^^^ did you mean keep_firing_for?',
      ),
    ],
    [
      'a time without a unit',
      ['1m30s', '90'],
      lines(
        'rules.yaml:13:14 "90" is no duration',
        '            for: 90',
        '                 ^^ write it with units, largest first: 5m, 1h30m, 500ms',
      ),
    ],
    [
      'an interval that is no text',
      ['interval: 10s', 'interval: [10s]'],
      lines(
        'rules.yaml:3:15 a text is wanted, not a list',
        '        interval: [10s]',
        '                  ^^^^^ put it in quotes',
      ),
    ],
    [
      'a recording rule with what only alerts have',
      ['        labels:\n', '        for: 1m\n        labels:\n'],
      lines(
        'rules.yaml:9:9 `for` in a recording rule',
        '            for: 1m',
        '            ^^^ remove it: only alerts have it',
      ),
    ],
    [
      'a rule that neither fires nor records',
      ['- alert: BreakerFails\n        expr', '- expr'],
      lines(
        'rules.yaml:11:9 neither `alert` nor `record`',
        '          - expr: breaker:failures:ratio{tier="one"} > 0.05',
        '            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ name what the rule fires or records',
      ),
    ],
    [
      'a rule that does both',
      ['- alert: BreakerFails', '- alert: BreakerFails\n        record: x'],
      lines(
        'rules.yaml:11:9 both `alert` and `record`',
        '          - alert: BreakerFails',
        '            ^^^^^^^^^^^^^^^^^^^ keep one: a rule either fires or records',
      ),
    ],
    [
      'a key that stands twice',
      ['    interval: 10s', '    interval: 10s\n    interval: 20s'],
      lines(
        'rules.yaml:4:5 the key stands twice in one map',
        '        interval: 20s',
        '        ^ keep one of the two',
      ),
    ],
    [
      'a tab',
      ['    interval: 10s', '\tinterval: 10s'],
      lines(
        'rules.yaml:3:1 the line is indented with a tab',
        '     interval: 10s',
        '    ^ indent with spaces',
      ),
    ],
  ])('reports %s', (_title, [from = '', to = ''], expected) => {
    expect(check(good.replace(from, to)).split('\nrules.yaml')[0]).toBe(expected);
  });

  it('reports two groups of one name', () => {
    expect(check('groups:\n  - name: a\n  - name: a\n')).toBe(
      lines(
        'rules.yaml:3:5 two groups are called a',
        '      - name: a',
        '        ^^^^^^^ give each group a name of its own',
      ),
    );
  });

  it('reports an empty file', () => {
    expect(check('# nothing\n')).toBe(
      lines('rules.yaml is empty', '    write `groups:` with at least one group, or delete the file'),
    );
  });

  it('reports anchors that multiply, in no time', () => {
    const letters = [...'abcdefghij'];
    const bomb = letters.map((letter, index) => {
      const before = letters[index - 1];
      const item = before === undefined ? 'x' : `*${before}`;
      return `${letter}: &${letter} [${Array.from({ length: 9 }, () => item).join(', ')}]`;
    });
    expect(check(lines(...bomb, 'groups: *j')).split('\n')[0]).toBe(
      'rules.yaml:1:1 a rule file has no key a',
    );
  });
});

describe('a foreign rule file', () => {
  it('may use any metric and label', () => {
    const foreign = 'groups: [{name: a, rules: [{alert: A, expr: "rate(x[1s])"}]}]';
    expect(checkRuleFiles([{ file: 'rules.yaml', text: foreign }], undefined)).toEqual([]);
  });

  it('reports syntax where it stands in a folded block', () => {
    const text = lines(
      'groups:',
      '  - name: a',
      '    rules:',
      '      - alert: A',
      '        expr: >',
      '          sum by (job)',
      '          (up[5m]) > 0',
    );
    expect(
      checkRuleFiles([{ file: 'rules.yaml', text }], undefined).map(({ where, check }) => ({ where, check })),
    ).toEqual([{ where: { file: 'rules.yaml', line: 7, column: 12 }, check: 'promql/types' }]);
  });
});

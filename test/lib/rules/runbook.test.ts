import { renderProblem } from '#lib/problem';
import { checkRunbooks, logQueriesOf, queriesOf, type Runbook, renderRunbook } from '#lib/rules/runbook';
import { groupOf, queueFilling, resolved } from '#test/lib/rules/example';

const text = `# QueueFilling

## What it means
Work arrives faster than it is done.

## First look
\`\`\`promql
max by (instance) (
  dwcp_queue_fill_ratio
)
\`\`\`
\`\`\`promql
dwcp_queue_fill_ratio
\`\`\`

## Likely causes
- A burst.

## What to do
1. Wait.

## When to escalate
Never.
`;
const good: Runbook = { alert: 'QueueFilling', file: 'runbooks/QueueFilling.md', text };
const alerts = [{ name: 'QueueFilling' }];
const problems = (...runbooks: readonly Runbook[]) => checkRunbooks(runbooks, alerts).map(renderProblem);

describe('A runbook', () => {
  it('is published with the facts of its alert below the title', () => {
    const page = renderRunbook(good, resolved(groupOf(queueFilling())));
    expect(page.path).toBe('runbooks/QueueFilling.md');
    expect(page.text.split('## What it means')[0]).toBe(`# QueueFilling

| | |
|---|---|
| Severity | warning |
| Team | network |
| Component | queue |
| Threshold | 70% |
| For | 5m |

It says: The queue of {{ $labels.instance }} is filling

\`\`\`promql
dwcp_queue_fill_ratio > 0.7
\`\`\`

`);
  });

  it('has queries, each at its line', () => {
    expect(queriesOf(good)).toEqual([
      { text: 'max by (instance) (\n  dwcp_queue_fill_ratio\n)', file: good.file, line: 8 },
      { text: 'dwcp_queue_fill_ratio', file: good.file, line: 13 },
    ]);
  });

  it('has queries of log lines besides', () => {
    const text = `${good.text}\n\`\`\`logql\n{job="dwcp-v3"}\n\`\`\`\n`;
    expect(logQueriesOf({ ...good, text }).map((query) => query.text)).toEqual(['{job="dwcp-v3"}']);
    expect(queriesOf({ ...good, text })).toEqual(queriesOf(good));
  });

  it('is complete', () => {
    expect(problems(good)).toEqual([]);
  });

  it('is missed when there is none', () => {
    expect(problems()).toEqual([
      `runbooks/QueueFilling.md:1 alert QueueFilling has no runbook
    write this page: it is what the alert links to`,
    ]);
  });

  it('needs an alert', () => {
    const orphan = {
      ...good,
      alert: 'QueueFull',
      file: 'runbooks/QueueFull.md',
      text: text.replace('Filling', 'Full'),
    };
    expect(problems(good, orphan)).toEqual([
      `runbooks/QueueFull.md:1 no alert is called QueueFull
    name the page after its alert, or delete it`,
    ]);
  });

  it('starts with the name of its alert', () => {
    expect(problems({ ...good, text: text.replace('# QueueFilling', '# Queue') })).toEqual([
      `runbooks/QueueFilling.md:1 the first line is not "# QueueFilling"
    start the page with the name of its alert`,
    ]);
  });

  it('has every section, in their order', () => {
    expect(problems({ ...good, text: text.replace('## Likely causes\n- A burst.\n', '') })).toEqual([
      `runbooks/QueueFilling.md:1 its sections are What it means, First look, What to do, When to escalate; every runbook has What it means, First look, Likely causes, What to do, When to escalate
    give it these sections, in this order`,
    ]);
  });
});

import { checkLogql } from '#lib/logql/check';
import { type Logql, logql } from '#lib/logql/template';

/** What the requirements ask of Loki, as they write it. */
const asked: readonly (readonly [string, Logql])[] = [
  ['errors', logql`{job="dwcp-v3"} |= "error" | json | level="error"`],
  ['one VM', logql`{job="dwcp-v3"} | json | vm_id="vm-12345"`],
  ['slow migrations', logql`{job="dwcp-v3"} | json | latency_ms > 500`],
  ['one component', logql`{job="dwcp-v3"} | json | component="amst"`],
  ['one trace', logql`{job="dwcp-v3"} | json | trace_id="abc123"`],
  ['all errors', logql`{job="dwcp-v3"} | json | level="error"`],
  ['everything', logql`{job="dwcp-v3"}`],
];

describe('The LogQL of the requirements', () => {
  it.each(asked)('finds %s by labels and fields that there are', (_, query) => {
    expect(checkLogql(query)).toEqual([]);
    expect(query.parsed.tree?.kind).toBe('lines');
  });
});

import { checkLogql } from '#lib/logql/check';
import { type Logql, logql } from '#lib/logql/template';
import { renderProblem } from '#lib/problem';
import { problemOf } from '#lib/promql/problem-of';

/** The problems as printed. */
const problems = (query: Logql) =>
  checkLogql(query).map((diagnostic) =>
    renderProblem(problemOf(diagnostic, query.source, { file: 'here' }, undefined)),
  );

const cases = (...cases: readonly (readonly [Logql, string])[]) =>
  cases.map(([query, problem]) => ({ query, source: query.source, problem }));

const names = 'cluster, namespace, job, level';

describe('Checking LogQL', () => {
  it.each([
    logql`sum by (level) (count_over_time({job="dwcp-v3", level=~"error|fatal"} |= "x" [5m]))`,
    logql`{job="dwcp-v3"} | trace_id=~"$trace_id.*" | component=~"$component"`,
    logql`{cluster="$cluster", job=~"loki|grafana"} | logfmt | caller="x"`,
    logql`{job="loki"} | json | anything="x"`,
    logql`{job="dwcp-v3"} | json level="level", ms="latency_ms" | ms > 5`,
    logql`{job="dwcp-v3"} | json | level_extracted="info" | label_format slow=latency_ms | slow > 500`,
    logql`quantile_over_time(0.95, {job="dwcp-v3"} | json | unwrap latency_ms | __error__="" [$__auto]) by (component)`,
    logql`{job="dwcp-v3"} |~ "a.*b" != "c"`,
    logql`sum(rate({job="dwcp-v3"}[\${interval}])) > 5`,
  ])('finds nothing wrong with $source', (query) => {
    expect(problems(query)).toEqual([]);
  });

  it.each(
    cases(
      [
        logql`{job="dwcp-v3"`,
        `here the query ends too early
    {job="dwcp-v3"
                  ^ write the labels of the lines in braces, at least one: {job="dwcp-v3"}`,
      ],
      [
        logql`{job="dwcp-v3"} | json | level=error`,
        `here does not expect \`error\` here
    {job="dwcp-v3"} | json | level=error
                                   ^^^^^ compare with a text in double quotes: level="error"`,
      ],
      [
        logql`{job="dwcp-v3"} json`,
        `here does not expect \`json\` here
    {job="dwcp-v3"} json
                    ^^^^ begin each further stage with a pipe, | json, and each line filter with |= or |~`,
      ],
      [
        logql`rate({job="dwcp-v3"})`,
        `here does not expect \`)\` here
    rate({job="dwcp-v3"})
                        ^ write a range after the lines: [5m]`,
      ],
      [
        logql`{job="dwcp-v3"} | json | latency_ms > "500"`,
        `here does not expect \`"500"\` here
    {job="dwcp-v3"} | json | latency_ms > "500"
                                          ^^^^^ compare with a number, a duration, bytes or a text in double quotes`,
      ],
      [
        logql`errors({job="dwcp-v3"}[5m])`,
        `here does not expect \`errors\` here
    errors({job="dwcp-v3"}[5m])
    ^^^^^^ begin with the labels of the lines, {job="dwcp-v3"}, or with a function of them`,
      ],
    ),
  )('finds a query that cannot be read: $source', ({ query, problem }) => {
    expect(problems(query)).toEqual([problem]);
  });

  it.each(
    cases(
      [
        logql`{job="dwcp-v3", levl="error"}`,
        `here no stream has the label levl
    {job="dwcp-v3", levl="error"}
                    ^^^^ did you mean level?`,
      ],
      [
        logql`{job="dwcp-v3", trace_id="abc"}`,
        `here no stream has the label trace_id
    {job="dwcp-v3", trace_id="abc"}
                    ^^^^^^^^ ask for it behind the braces: | trace_id="..."`,
      ],
      [
        logql`{job="dwcp-v3", vm_id="vm-1"}`,
        `here no stream has the label vm_id
    {job="dwcp-v3", vm_id="vm-1"}
                    ^^^^^ lines are found by ${names}; ask for a field of the line behind the braces: | json | vm_id="..."`,
      ],
      [
        logql`{job="dwcp-v3", level="eror"}`,
        `here level is never "eror"
    {job="dwcp-v3", level="eror"}
                          ^^^^^^ did you mean "error"?`,
      ],
      [
        logql`{job="dwcp-v3", level=~"ERR.*"}`,
        `here level is never like "ERR.*"
    {job="dwcp-v3", level=~"ERR.*"}
                           ^^^^^^^ it is one of trace, debug, info, warn, error, fatal, unknown`,
      ],
      [
        logql`{job=~"dwcp.*", cluster=~"*"}`,
        `here "*" is no regular expression: missing argument to repetition operator: \`*\`
    {job=~"dwcp.*", cluster=~"*"}
                             ^^^ write it as RE2: https://github.com/google/re2/wiki/Syntax`,
      ],
      [
        logql`{cluster=~"$cluster", job!="loki", namespace=~".*"}`,
        `here could select every line there is, which Loki refuses
    {cluster=~"$cluster", job!="loki", namespace=~".*"}
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ say what writes them: {job="dwcp-v3"}`,
      ],
    ),
  )('finds what is wrong in the braces of $source', ({ query, problem }) => {
    expect(problems(query)).toEqual([problem]);
  });

  it.each(
    cases(
      [
        logql`{job="dwcp-v3"} | vm_id="vm-1"`,
        `here vm_id is a field of the line, which nothing has read yet
    {job="dwcp-v3"} | vm_id="vm-1"
                      ^^^^^ read it first: | json | vm_id...`,
      ],
      [
        logql`{job="dwcp-v3"} | json | latencyms > 500`,
        `here the lines have no latencyms here
    {job="dwcp-v3"} | json | latencyms > 500
                             ^^^^^^^^^ did you mean latency_ms?`,
      ],
      [
        logql`{job="loki"} | caller="x"`,
        `here the lines have no caller here
    {job="loki"} | caller="x"
                   ^^^^^^ they have ${names}, trace_id, span_id, pod, node, container, component`,
      ],
      [
        logql`{job="dwcp-v3"} | level="errors"`,
        `here level is never "errors"
    {job="dwcp-v3"} | level="errors"
                            ^^^^^^^^ did you mean "error"?`,
      ],
      [
        logql`{job="dwcp-v3"} | json | latency_ms > 500ms`,
        `here reads latency_ms as a duration, but it is a bare number
    {job="dwcp-v3"} | json | latency_ms > 500ms
                             ^^^^^^^^^^^^^^^^^^ take the number as it is, in milliseconds`,
      ],
      [
        logql`{job="dwcp-v3"} | json | vm_id > 500`,
        `here reads vm_id as a number, but it is a text
    {job="dwcp-v3"} | json | vm_id > 500
                             ^^^^^^^^^^^ compare it with a text: vm_id="..."`,
      ],
      [
        logql`rate({job="dwcp-v3"} | json | unwrap duration(latency_ms) [5m])`,
        `here reads latency_ms as a duration or bytes, but it is a bare number
    rate({job="dwcp-v3"} | json | unwrap duration(latency_ms) [5m])
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ take the number as it is, in milliseconds`,
      ],
      [
        logql`{job="dwcp-v3"} |~ "*"`,
        `here "*" is no regular expression: missing argument to repetition operator: \`*\`
    {job="dwcp-v3"} |~ "*"
                       ^^^ write it as RE2: https://github.com/google/re2/wiki/Syntax`,
      ],
      [
        logql`sum by (vm_id) (rate({job="dwcp-v3"}[5m]))`,
        `here vm_id is a field of the line, which nothing has read yet
    sum by (vm_id) (rate({job="dwcp-v3"}[5m]))
            ^^^^^ read it first: | json | vm_id...`,
      ],
    ),
  )('finds what is wrong behind the braces of $source', ({ query, problem }) => {
    expect(problems(query)).toEqual([problem]);
  });
});

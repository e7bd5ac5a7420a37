import { alerts } from '#alerts/index';
import { declaredSchema } from '#content';
import { checkExpression } from '#lib/promql/check';
import { parse } from '#lib/promql/parser';
import { sourceOf } from '#lib/promql/source';
import { resolveGroups } from '#lib/rules/resolve';
import { recordings } from '#recordings/index';

/** A process that parses and checks as many expressions as its argument says: this repository's, again and again. */
function main(): void {
  const count = Number(process.argv[2]);
  const groups = resolveGroups([...recordings, ...alerts], { alerts: {}, hosts: { runbooks: '' } });
  const schema = declaredSchema();
  const rules = groups.flatMap((group) => group.rules);
  const texts = rules.map(({ kind, expr }) => ({ kind, text: expr.source.text }));
  let wrong = 0;
  for (let done = 0; done < count; done += 1) {
    const rule = texts[done % texts.length];
    if (rule === undefined) throw new Error('there are no rules');
    const { expression, diagnostics } = parse(sourceOf(rule.text));
    if (expression === undefined) wrong += diagnostics.length;
    else wrong += checkExpression(expression, { schema, use: rule.kind }).length;
  }
  process.stdout.write(`${count} expressions, ${wrong} diagnostics\n`);
}

main();

import { loadContent } from '#content';
import { environmentChecks } from '#lib/checks/environment';
import { checkStack } from '#lib/checks/stack';
import { loadEnvironment } from '#lib/environment/load';
import { renderTemplate } from '#lib/environment/template';
import { buildStack } from '#lib/stack';

describe('the file that npm run new-environment writes', () => {
  const content = loadContent();
  const load = (text: string) =>
    loadEnvironment({ file: 'environments/harbour.yaml', text }, environmentChecks(content));
  const { environment, problems } = load(renderTemplate('harbour'));

  it('loads as it is', () => {
    expect(problems).toEqual([]);
    expect(environment).toMatchObject({ name: 'harbour', output: { kind: 'kubernetes' } });
  });

  it('makes a stack without a problem', () => {
    if (environment === undefined) throw new Error('it does not load');
    expect(checkStack(buildStack(environment, content))).toEqual([]);
  });

  it('loads with everything that is commented out', () => {
    // What is commented out in what is commented out has two signs.
    expect(load(uncommented(uncommented(renderTemplate('harbour')))).problems).toEqual([]);
  });
});

const uncommented = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^(\s*)# ((?:\s*(?:# )?- \{|\s*(?:# )?(?!yaml-)[\w-]+:(?: |$)).*)$/, '$1$2'))
    .join('\n');

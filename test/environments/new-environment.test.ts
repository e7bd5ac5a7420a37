import { loadEnvironment } from '#lib/environment/load';
import { renderTemplate } from '#lib/environment/template';

describe('the file that npm run new-environment writes', () => {
  const { environment, problems } = loadEnvironment({
    file: 'environments/harbour.yaml',
    text: renderTemplate('harbour'),
  });

  it('loads as it is', () => {
    expect(problems).toEqual([]);
    expect(environment).toMatchObject({ name: 'harbour', output: { kind: 'kubernetes' } });
  });

  it('loads with everything that is commented out', () => {
    const everything = renderTemplate('harbour')
      .split('\n')
      .map((line) => line.replace(/^(\s*)# ((?:\s*- \{|\s*(?!yaml-)[\w-]+:(?: |$)).*)$/, '$1$2'))
      .join('\n');
    expect(loadEnvironment({ file: 'environments/harbour.yaml', text: everything }).problems).toEqual([]);
  });
});

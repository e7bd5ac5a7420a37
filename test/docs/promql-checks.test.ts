import { readFileSync } from 'node:fs';
import { checks } from '#lib/promql/checks/index';

const page = readFileSync('docs/promql-checks.md', 'utf8');

describe('docs/promql-checks.md', () => {
  it('has a section for every check, in their order', () => {
    const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(checks.map(({ name }) => name));
  });

  it('says the way out of each', () => {
    const sections = page.split(/^## /m).slice(1);
    expect(sections.filter((section) => !section.includes('Way out: '))).toEqual([]);
  });
});

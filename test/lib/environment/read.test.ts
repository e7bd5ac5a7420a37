import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvironments } from '#lib/environment/load';
import { problemsOf, withDirectory } from '#test/lib/environment/directory';
import { good } from '#test/lib/environment/good';

describe('a directory of environments', () => {
  it.each([
    {
      title: 'is empty',
      files: {},
      told: `environments holds no environment file
    npm run new-environment NAME writes one`,
    },
    {
      title: 'has an empty file',
      files: { 'site.yaml': '# only a comment\n' },
      told: `environments/site.yaml is empty
    delete it, or write an environment: npm run new-environment NAME shows one`,
    },
    {
      title: 'has a file that is a list',
      files: { 'site.yaml': '- a\n' },
      told: `environments/site.yaml:1:1 a list is not a map
    - a
    ^^^ write a map`,
    },
    {
      title: 'has a file that ends in .yml',
      files: { 'site.yml': good },
      told: `environments/site.yml ends in .yml
    rename it to .yaml: other files in this directory are not read`,
    },
    {
      title: 'has a file in Latin-1',
      files: { 'site.yaml': Buffer.from('name: zurich\nsite: Zürich\n', 'latin1') },
      told: `environments/site.yaml:2:8 is not UTF-8 from here on
    save it as UTF-8`,
    },
    {
      title: 'has a file that ends within a character',
      files: { 'site.yaml': Buffer.from('site: Z\u00fc').subarray(0, -1) },
      told: `environments/site.yaml:1:8 is not UTF-8 from here on
    save it as UTF-8`,
    },
    {
      title: 'has a file with a byte order mark',
      files: { 'site.yaml': `\ufeff${good}` },
      told: `environments/site.yaml begins with a byte order mark
    save it as UTF-8 without one ("UTF-8", not "UTF-8 with BOM")`,
    },
    {
      title: 'has a file that is too large',
      files: { 'site.yaml': `# ${'x'.repeat(140_000)}\n` },
      told: `environments/site.yaml has 140003 bytes; an environment file has at most 131072
    take out what is no part of the environment`,
    },
  ])('$title', ({ files, told }) => {
    expect(problemsOf(files)).toBe(told);
  });

  it('reads neither hidden files nor files of other kinds', () => {
    expect(
      problemsOf({ 'site.yaml': good, '.site.yaml.swp': 'x', '.hidden.yaml': 'x', 'schema.json': '{}' }),
    ).toBe('no problem');
  });

  it('holds files, not directories', () => {
    withDirectory({}, (directory) => {
      mkdirSync(join(directory, 'site.yaml'));
      expect(() => loadEnvironments(directory)).toThrow(
        `site.yaml cannot be read: EISDIR: illegal operation on a directory
    make it a file that you may read`,
      );
    });
  });

  it('does not exist', () => {
    expect(() => loadEnvironments('no-such-directory')).toThrow(
      `no-such-directory cannot be read: ENOENT: no such file or directory
    run the command in the repository`,
    );
  });
});

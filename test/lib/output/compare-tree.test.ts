import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTree, staleProblems } from '#lib/output/compare-tree';
import { realFileSystem } from '#lib/output/file-system';
import { writeTree } from '#lib/output/write-tree';
import { renderProblem } from '#lib/problem';
import { after, before } from './trees';

let directory = '';

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'compare-tree-'));
});

afterEach(() => fs.rmSync(directory, { recursive: true }));

const stale = (files: Parameters<typeof compareTree>[1], parts?: readonly string[]) =>
  staleProblems(join(directory, 'dist'), files, 'npm run synth', parts).map((problem) =>
    renderProblem(problem).replaceAll(directory, ''),
  );

describe('comparing a tree with the disk', () => {
  it('says of each file what is wrong with it', () => {
    writeTree(join(directory, 'dist'), before);
    expect(stale(after)).toEqual([
      '/dist/production/rules/consensus.yaml:1 is stale: has `expr: a > 50`, should have `expr: a > 60`\n    run `npm run synth`',
      '/dist/local/config/prometheus.yaml is missing\n    run `npm run synth`',
      '/dist/staging/SUMMARY.md is there, and nothing generates it\n    run `npm run synth`',
    ]);
  });

  it('shows the first line that differs, and long lines shortened', () => {
    writeTree(join(directory, 'dist'), new Map([['a', `one\ntwo ${'x'.repeat(100)}\n`]]));
    expect(stale(new Map([['a', 'one\n']]))[0]).toContain(
      `/dist/a:2 is stale: has \`two ${'x'.repeat(56)}…\`, should have \`\``,
    );
    expect(stale(new Map([['a', `one\ntwo ${'x'.repeat(100)}\n\n`]]))[0]).toContain(
      '/dist/a:4 is stale: has no such line, should have ``',
    );
  });

  it('names ten files, and counts the others', () => {
    writeTree(join(directory, 'dist'), before);
    const many = Array.from({ length: 14 }, (_, number) => [`production/${number}`, ''] as const);
    const found = stale(new Map([...before, ...many]));
    expect(found).toHaveLength(11);
    expect(found.at(-1)).toBe('/dist/... and 4 more files\n    run `npm run synth`');
  });

  it('says of a tree that does not exist nothing but that', () => {
    expect(stale(before)).toEqual(['/dist does not exist\n    run `npm run synth`']);
  });

  it('takes a file for no tree', () => {
    fs.writeFileSync(join(directory, 'dist'), '');
    expect(() => stale(before)).toThrow(
      'dist is a file, and must be a directory\n    move it away and run again',
    );
  });

  it('counts a file that has the name of a part to that part', () => {
    fs.mkdirSync(join(directory, 'dist'));
    fs.writeFileSync(join(directory, 'dist', 'staging'), '');
    expect(compareTree(join(directory, 'dist'), new Map(), ['staging']).removed).toEqual(['staging']);
  });

  it('finds nothing wrong with what was written, whatever empty directories there are', () => {
    writeTree(join(directory, 'dist'), before);
    fs.mkdirSync(join(directory, 'dist', 'empty'));
    expect(stale(before)).toEqual([]);
  });

  it('looks at the parts only', () => {
    writeTree(join(directory, 'dist'), before);
    expect(stale(new Map(), ['staging'])).toHaveLength(1);
    expect(stale(new Map(), ['stag'])).toEqual([]);
  });

  it('takes a directory that does not exist for an empty one', () => {
    expect(compareTree(join(directory, 'dist'), before)).toEqual({
      changed: [],
      added: [...before.keys()].sort(),
      removed: [],
    });
  });

  it('takes a file that vanishes meanwhile for a changed one', () => {
    writeTree(join(directory, 'dist'), before);
    const vanishing = {
      ...realFileSystem,
      readFileSync: Object.assign(() => {
        throw Object.assign(new Error(), { code: 'ENOENT', syscall: 'open' });
      }, realFileSystem.readFileSync),
    };
    expect(compareTree(join(directory, 'dist'), before, undefined, vanishing).changed).toHaveLength(3);
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const path = 'docs/performance.md';
const begin = '<!-- npm run bench -- --write: begin -->';
const end = '<!-- npm run bench -- --write: end -->';

const newPage = `# Performance

What the commands cost, as measured. Ratios are against \`node -e 0\` in the same run, so that they compare across machines.

${begin}
${end}
`;

/** Replaces the measured part of the page; its prose stays. @throws Error when the page lost its marks */
export function writePage(measured: string): void {
  const page = existsSync(path) ? readFileSync(path, 'utf8') : newPage;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${path} must hold the lines\n${begin}\n${end}`);
  writeFileSync(path, `${page.slice(0, from + begin.length)}\n\n${measured}\n\n${page.slice(to)}`);
}

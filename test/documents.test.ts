import { readFileSync } from 'node:fs';
import { renderDocuments } from '#documents';

describe('Generated documents', () => {
  it.each([...renderDocuments()])('%s is what npm run docs writes', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

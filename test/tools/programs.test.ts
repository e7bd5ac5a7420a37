import { readFileSync } from 'node:fs';
import { programs } from '#tools/programs';
import { pinnedVersion } from '#tools/version';

const images: Record<string, { tag: string }> = JSON.parse(readFileSync('images.lock.json', 'utf8'));

describe('programs', () => {
  it.each(['prometheus', 'alertmanager'] as const)('proves %s with the release that is deployed', (name) => {
    expect(images[name]?.tag).toBe(`v${pinnedVersion(programs[name])}`);
  });
});

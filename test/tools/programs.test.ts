import { readFileSync } from 'node:fs';
import { programs } from '#tools/programs';
import { pinnedVersion } from '#tools/version';

const images: Record<string, { tag: string }> = JSON.parse(readFileSync('images.lock.json', 'utf8'));

/** The image that a cluster runs for each program, where it is the release that is proven. */
const deployed = [
  ['prometheus', 'prometheus'],
  ['alertmanager', 'alertmanager'],
  ['loki', 'loki'],
  ['jaeger', 'jaeger'],
  ['jaeger-es-index-cleaner', 'jaeger-es-index-cleaner'],
  ['otelcol-contrib', 'otel-collector'],
  ['elasticsearch-exporter', 'elasticsearch-exporter'],
  ['oauth2-proxy', 'oauth2-proxy'],
] as const;

describe('programs', () => {
  it.each(deployed)('proves %s with the release that is deployed', (name, image) => {
    expect(images[image]?.tag.replace(/^v/, '')).toBe(pinnedVersion(programs[name]));
  });
});

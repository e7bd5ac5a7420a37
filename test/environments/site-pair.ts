import { readFileSync } from 'node:fs';
import type { EnvironmentText } from '#lib/environment/read';

/** One of two sites that hold each other's samples. */
export interface PairedSite {
  readonly name: string;
  readonly site: string;
  readonly region: string;
}

export const eu: PairedSite = { name: 'production-eu', site: 'frankfurt', region: 'eu' };
export const us: PairedSite = { name: 'production-us', site: 'virginia', region: 'us' };

const production = readFileSync('environments/production.yaml', 'utf8');

/** Production as one of the two, with the other as its peer. */
export function pairedText({ name, site, region }: PairedSite, peer: PairedSite): EnvironmentText {
  const text = [
    [/^name: production$/m, `name: ${name}`],
    [/^cluster: .*$/m, `cluster: dwcp-${name}`],
    [/^site: .*$/m, `site: ${site}`],
    [/^hosts:$/m, `hosts:\n  metrics: metrics.${region}.dwcp.example`],
    [/^ {2}egress:$/m, '  egress:\n    - { name: other sites, cidr: 192.0.2.0/24, port: 443 }'],
    [/^ {4}certificates:$/m, '    certificates:\n      metrics: metrics-certificate'],
    [
      /^victoriaMetrics:$/m,
      `victoriaMetrics:
  sites:
    tokens:
      read: { secret: sites, key: read-token }
      write: { secret: sites, key: write-token }
    peers:
      - { site: ${peer.site}, url: 'https://metrics.${peer.region}.dwcp.example' }`,
    ],
  ].reduce<string>((before, [from, to]) => changed(before, from, to), production);
  return { file: `environments/${name}.yaml`, text };
}

/** @throws Error when the text does not hold that once */
function changed(text: string, from: string | RegExp | undefined, to: string | RegExp | undefined): string {
  if (!(from instanceof RegExp) || typeof to !== 'string') throw new TypeError('a pattern and a text');
  if ([...text.matchAll(new RegExp(from, 'gm'))].length !== 1) throw new Error(`not once: ${from}`);
  return text.replace(from, () => to);
}

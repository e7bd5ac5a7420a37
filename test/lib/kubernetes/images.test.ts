import {
  checkDigests,
  checkImages,
  checkLocked,
  type Image,
  imageReference,
  parseImages,
} from '#lib/kubernetes/images';
import { loadImages } from '#lib/kubernetes/load-images';
import { renderProblem } from '#lib/problem';
import { images } from '#test/lib/components/example';

const digest = `sha256:${'0'.repeat(64)}`;
const good: Image = { image: 'example.com/a', tag: 'v1.2.3', digest: null, source: 'https://example.com' };
const message = (text: string): string => {
  try {
    parseImages(text, 'images.lock.json');
    return 'accepted';
  } catch (error) {
    return String(error);
  }
};

describe('images', () => {
  it('are locked for every program of the stack, and new enough', () => {
    const locked = loadImages('images.lock.json');
    expect(Object.keys(locked)).toEqual(expect.arrayContaining(['prometheus', 'alertmanager']));
    expect(checkImages(locked, 'images.lock.json')).toEqual([]);
  });

  it('are locked for every program, under its name', () => {
    expect(checkLocked({ a: good }, ['a'], 'images.lock.json')).toEqual([]);
    expect(
      checkLocked({ promethus: good, other: good }, ['prometheus'], 'images.lock.json').map(renderProblem),
    ).toEqual([
      'images.lock.json prometheus: is not locked\n    write {"image": ..., "tag": ..., "digest": "sha256:..." or null, "source": ...}',
      'images.lock.json promethus: is no program of the stack\n    did you mean prometheus?',
      'images.lock.json other: is no program of the stack\n    remove it',
    ]);
  });

  it.each([
    ['by tag', undefined, null, 'example.com/a:v1.2.3'],
    ['by digest where it is known', undefined, digest, `example.com/a:v1.2.3@${digest}`],
    ['of a mirror', 'mirror.example.com/x', null, 'mirror.example.com/x/example.com/a:v1.2.3'],
  ])('are named %s', (_, registry, known, expected) => {
    expect(imageReference({ a: { ...good, digest: known } }, 'a', registry)).toBe(expected);
  });

  it('that are not locked are not made up', () => {
    expect(() => imageReference(images, 'promethus', undefined)).toThrow(
      new RangeError('images.lock.json has no promethus; did you mean prometheus?'),
    );
  });

  it.each([
    ['', 'holds no images'],
    ['[]', 'holds no images'],
    ['{}', 'holds no images'],
    ['{"a": 1}', 'a: is no image'],
    [JSON.stringify({ a: { ...good, digest: 'sha256:1' } }), 'a: is no image'],
    [JSON.stringify({ a: { ...good, tag: '' } }), 'a: is no image'],
    [JSON.stringify({ a: good }), 'accepted'],
  ])('are read strictly: %s', (text, expected) => {
    expect(message(text)).toContain(expected);
  });

  it.each([
    ['v3.13.2', []],
    ['v3.14.0', []],
    ['v4.0', []],
    [
      'v3.13.1',
      [
        'images.lock.json prometheus: v3.13.1 is older than 3.13.2: older ones follow redirects with credentials\n    write v3.13.2 or newer',
      ],
    ],
    [
      'v2.55.1',
      [
        'images.lock.json prometheus: v2.55.1 is older than 3.13.2: older ones follow redirects with credentials\n    write v3.13.2 or newer',
      ],
    ],
  ])('have no known holes: %s', (tag, expected) => {
    const problems = checkImages({ prometheus: { ...good, tag } }, 'images.lock.json');
    expect(problems.map(renderProblem)).toEqual(expected);
  });

  it.each([
    ['vmstorage', 'v1.150.0-cluster', []],
    [
      'vmstorage',
      'v1.148.3-cluster',
      [
        'images.lock.json vmstorage: v1.148.3-cluster is older than 1.150.0: older ones get no security fixes, and those before 1.149 delete series at a GET, as any page can send it\n    write v1.150.0 or newer',
      ],
    ],
    [
      'grafana',
      '12.4.1',
      [
        'images.lock.json grafana: 12.4.1 is older than 12.4.2: in older ones SQL expressions run code on the server (CVE-2026-27876)\n    write 12.4.2 or newer',
      ],
    ],
    ['something-else', 'v0.1', []],
  ])('have a floor by program: %s %s', (program, tag, expected) => {
    const problems = checkImages({ [program]: { ...good, tag } }, 'images.lock.json');
    expect(problems.map(renderProblem)).toEqual(expected);
  });

  it('can be asked to be pinned', () => {
    const problems = checkDigests({ a: good, b: { ...good, digest } }, 'images.lock.json');
    expect(problems.map(renderProblem)).toEqual([
      'images.lock.json a: example.com/a:v1.2.3 is not pinned by a digest\n    ask a registry for the digest of this tag and write it as sha256:...',
    ]);
  });
});

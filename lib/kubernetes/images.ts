import { type Problem, ProblemsError } from '#lib/problem';
import { closest } from '#lib/suggestion';

/** One line of `images.lock.json`: which image of a program is deployed. */
export interface Image {
  readonly image: string;
  readonly tag: string;
  /** `sha256:...` as the registry says it. Null: nobody could ask a registry; a digest is never invented. */
  readonly digest: string | null;
  /** Where the release is described. */
  readonly source: string;
}

/** Images by the name of the program. */
export type Images = Readonly<Record<string, Image>>;

/** @throws ProblemsError when the text is not what `images.lock.json` holds */
export function parseImages(text: string, file: string): Images {
  const parsed = parseJson(text);
  const entries = Object.entries(isRecord(parsed) ? parsed : {});
  const images = entries.flatMap(([name, image]) => (isImage(image) ? [[name, image] as const] : []));
  if (entries.length === images.length && entries.length > 0) return Object.fromEntries(images);
  const wrong = entries.filter(([, image]) => !isImage(image)).map(([name]) => name);
  const problem = { check: 'images/lock', where: { file } };
  throw new ProblemsError(
    wrong.length === 0
      ? [{ ...problem, message: 'holds no images', fix: `write {"<program>": ${form}} as JSON` }]
      : wrong.map((subject) => ({ ...problem, subject, message: 'is no image', fix: `write ${form}` })),
  );
}

const form = '{"image": ..., "tag": ..., "digest": "sha256:..." or null, "source": ...}';

/** @returns undefined for text that is no JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isImage = (value: unknown): value is Image =>
  isRecord(value) &&
  ['image', 'tag', 'source'].every((key) => typeof value[key] === 'string' && value[key] !== '') &&
  (value.digest === null || (typeof value.digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(value.digest)));

/**
 * An image as containers name it, pinned by digest where that is known.
 *
 * @param registry put before the name, for sites with a mirror
 * @throws RangeError when the lock does not have the program
 */
export function imageReference(images: Images, program: string, registry: string | undefined): string {
  const image = images[program];
  if (image === undefined) {
    const meant = closest(program, Object.keys(images));
    throw new RangeError(
      `images.lock.json has no ${program}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    );
  }
  const name = imageName(image, registry);
  return `${name}:${image.tag}${image.digest === null ? '' : `@${image.digest}`}`;
}

/** An image without tag and digest: `quay.io/prometheus/prometheus`. @param registry put before it */
export const imageName = ({ image }: Image, registry: string | undefined): string =>
  registry === undefined ? image : `${registry}/${image}`;

/** Whether every program has its image, and every image its program. */
export function checkLocked(images: Images, programs: readonly string[], file: string): readonly Problem[] {
  const locked = Object.keys(images);
  const problem = { check: 'images/lock', where: { file } };
  return [
    ...programs
      .filter((program) => !locked.includes(program))
      .map((subject) => ({ ...problem, subject, message: 'is not locked', fix: `write ${form}` })),
    ...locked
      .filter((name) => !programs.includes(name))
      .map((subject) => {
        const meant = closest(subject, programs);
        return {
          ...problem,
          subject,
          message: 'is no program of the stack',
          fix: meant === undefined ? 'remove it' : `did you mean ${meant}?`,
        };
      }),
  ];
}

/** The oldest version of some programs without a known hole that matters here. */
interface SecurityFloor {
  readonly programs: readonly string[];
  readonly version: string;
  readonly why: string;
}

const securityFloors: readonly SecurityFloor[] = [
  {
    programs: ['prometheus'],
    version: '3.13.2',
    why: 'older ones follow redirects with credentials',
  },
  {
    programs: ['alertmanager'],
    version: '0.33.0',
    why: 'older ones get no security fixes',
  },
  {
    programs: [
      'vminsert',
      'vmselect',
      'vmstorage',
      'victoria-metrics',
      'vmagent',
      'vmbackup',
      'vmauth',
      'vmalert',
    ],
    version: '1.150.0',
    why: 'older ones get no security fixes, and those before 1.149 delete series at a GET, as any page can send it',
  },
  {
    programs: ['grafana'],
    version: '12.4.2',
    why: 'in older ones SQL expressions run code on the server (CVE-2026-27876)',
  },
  {
    programs: ['otel-collector'],
    version: '0.152.0',
    why: 'older ones unpack what is sent to them without a limit',
  },
  {
    programs: ['loki'],
    version: '3.7.4',
    why: 'older ones get no security fixes',
  },
  {
    programs: ['oauth2-proxy'],
    version: '7.15.3',
    why: 'older ones let people past by headers (CVE-2026-40575)',
  },
];

/** Whether the locked images are at least the versions without known holes. */
export function checkImages(images: Images, file: string): readonly Problem[] {
  return securityFloors.flatMap(({ programs, version, why }) =>
    programs.flatMap((name) => {
      const tag = images[name]?.tag;
      if (tag === undefined || !isOlder(versionOf(tag), versionOf(version))) return [];
      return [
        {
          check: 'images/security-floor',
          where: { file },
          subject: name,
          message: `${tag} is older than ${version}: ${why}`,
          fix: `write ${tag.startsWith('v') ? 'v' : ''}${version} or newer`,
        },
      ];
    }),
  );
}

const versionOf = (tag: string): readonly number[] => (tag.match(/\d+/g) ?? []).map(Number);

function isOlder(version: readonly number[], than: readonly number[]): boolean {
  const index = than.findIndex((part, position) => (version[position] ?? 0) !== part);
  return index !== -1 && (version[index] ?? 0) < (than[index] ?? 0);
}

/** Whether every image is pinned by digest, for sites that ask for it: a tag can be given to another image. */
export function checkDigests(images: Images, file: string): readonly Problem[] {
  return Object.entries(images)
    .filter(([, { digest }]) => digest === null)
    .map(([name, { image, tag }]) => ({
      check: 'images/digest',
      where: { file },
      subject: name,
      message: `${image}:${tag} is not pinned by a digest`,
      fix: 'ask a registry for the digest of this tag and write it as sha256:...',
    }));
}

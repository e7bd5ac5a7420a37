import type { Problem } from '#lib/problem';

type Finding = Pick<Problem, 'message' | 'fix'>;

/** Flags that a program reads and that break the stack around it. */
interface Reserved {
  /** Their names, from the start to the end. */
  readonly names: RegExp;
  /** What happens with them. */
  readonly effect: string;
  readonly fix: string;
}

const remove = 'remove it';

/**
 * What each does: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#list-of-command-line-flags.
 * Those of `promscrape` and the like only matter to who uses them, and are a site's own business.
 */
const reserved: readonly Reserved[] = [
  {
    names: /version|dryRun|promscrape\.config\.dryRun/,
    effect: 'ends the program as soon as it has started',
    fix: remove,
  },
  {
    names: /envflag\..*/,
    effect: 'has flags read from variables, which no review shows',
    fix: 'write the flags themselves',
  },
  {
    names: /httpListenAddr(\..*)?|http\.pathPrefix|tls|tls[A-Z].*/,
    effect: 'moves the pages that probes, Prometheus and the other programs ask for',
    fix: remove,
  },
  {
    names: /httpAuth\..*|httpAuthHeader|metricsAuthKey/,
    effect: 'locks out probes, Prometheus and the other programs',
    fix: 'remove it: NetworkPolicies and vmauth say who may ask',
  },
  {
    names: /.*AuthKey|.*\.(password|bearerToken|clientSecret|headers)/,
    effect: 'would be in dist for everybody to read',
    fix: remove,
  },
];

/** Text of which only some is read. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  loggerLevel: ['INFO', 'WARN', 'ERROR', 'FATAL', 'PANIC'],
  loggerFormat: ['default', 'json'],
  loggerOutput: ['stderr', 'stdout'],
};

/**
 * Why a site cannot have a flag although the program has it. The value of a reserved one is not repeated: it could be a
 * password.
 *
 * @param name without dash
 */
export function reservedFlag(name: string, value: string): Finding | undefined {
  const found = reserved.find(({ names }) => new RegExp(`^(?:${names.source})$`).test(name));
  if (found !== undefined) return { message: `-${name} ${found.effect}`, fix: found.fix };
  const values = allowed[name];
  if (values === undefined || values.includes(value)) return undefined;
  return {
    message: `-${name}=${value} is not one of ${values.join(', ')}`,
    fix: 'write one of them: the program would not start',
  };
}

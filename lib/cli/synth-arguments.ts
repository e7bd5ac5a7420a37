import { type Command, type Options, parseArguments } from '#lib/cli/arguments';
import { UsageError } from '#lib/cli/usage-error';

/** What the user asks of `npm run synth`. No environments means all of them. */
export type SynthRequest =
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'write';
      readonly environments: readonly string[];
      readonly requireDigests: boolean;
      /** Whether an environment may lose most of its objects, or what keeps data. */
      readonly allowRemoval: boolean;
    }
  | {
      readonly kind: 'check';
      readonly environments: readonly string[];
      readonly requireDigests: boolean;
    }
  | {
      readonly kind: 'explain';
      readonly component: string;
      readonly environments: readonly string[];
      readonly requireDigests: boolean;
    };

/** A request that needs the stack. */
export type StackRequest = Exclude<SynthRequest, { readonly kind: 'help' }>;

const options = {
  env: {
    type: 'string',
    value: 'NAME',
    multiple: true,
    description: 'only this one, whatever the others say',
  },
  check: { type: 'boolean', description: 'write nothing; fail when dist is out of date' },
  explain: {
    type: 'string',
    value: 'COMPONENT',
    description: 'write nothing; print what it runs with, and why',
  },
  'allow-removal': {
    type: 'boolean',
    description: 'write although most objects, or what keeps data, would go',
  },
  'require-digests': { type: 'boolean', description: 'fail when an image is not pinned by its digest' },
} as const satisfies Options;

/** How `npm run synth` is called. */
export const synth: Command<typeof options> = {
  call: 'npm run synth --',
  purpose: [
    'Checks environments/*.yaml against everything that the stack knows, and writes',
    'dist/<environment>/. Nothing is written unless everything is right. With',
    'CDK8S_OUTDIR set, as the cdk8s CLI does, it writes there instead of to dist.',
  ],
  options,
};

/** @throws UsageError when the arguments do not fit `npm run synth` */
export function parseSynthArguments(args: readonly string[]): SynthRequest {
  const parsed = parseArguments(synth, args);
  if (parsed.kind === 'help') return parsed;
  const { env = [], check = false, explain } = parsed.options;
  const common = {
    environments: [...new Set(env)],
    requireDigests: parsed.options['require-digests'] ?? false,
  };
  const allowRemoval = parsed.options['allow-removal'];
  if (explain === undefined && !check)
    return { kind: 'write', allowRemoval: allowRemoval ?? false, ...common };
  if (allowRemoval !== undefined) throw new UsageError('--allow-removal is for runs that write');
  if (explain === undefined) return { kind: 'check', ...common };
  if (check) throw new UsageError('--check and --explain exclude each other');
  return { kind: 'explain', component: explain, ...common };
}

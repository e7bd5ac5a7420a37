import { type Check, stackProblem } from '#lib/checks/check';
import { commandLines } from '#lib/checks/command-lines';
import { flags } from '#lib/components/victoria-metrics/flags';

const url = 'remoteWrite.url';

/** Flags of vmagent of which each URL has a value of its own. */
const perUrl = flags
  .filter(({ name, programs, isRepeatable }) => programs.includes('vmagent') && isRepeatable && isOfUrl(name))
  .map(({ name }) => name);

/** `shardByURL` and labels are about all of them. */
function isOfUrl(name: string): boolean {
  return name.startsWith('remoteWrite.') && !/^remoteWrite\.(url|label|shardByURL.*)$/.test(name);
}

export const perUrlFlags: Check = {
  name: 'per-url-flags',
  what: 'Flags that vmagent is given for single URLs have one value for each URL.',
  why: 'the only value of a flag holds for every URL: one interval of deduplication would thin out the hot tier too',
  wayOut: '`vmagentArguments` in `lib/components/vmagent`, which gives them URL by URL.',
  check(stack) {
    return commandLines(stack)
      .filter(({ image }) => image === 'vmagent')
      .flatMap(({ program, given }) => {
        const urls = countOf(given, url);
        return perUrl
          .map((flag) => ({ flag, count: countOf(given, flag) }))
          .filter(({ count }) => count !== 0 && count !== urls)
          .map(({ flag, count }) =>
            stackProblem(stack, 'per-url-flags', program, {
              message: `has ${urls} times -${url}, and ${count} times -${flag}`,
              fix: 'give it once for each URL',
            }),
          );
      });
  },
};

const countOf = (given: readonly string[], flag: string): number =>
  given.filter((argument) => argument.startsWith(`-${flag}=`)).length;

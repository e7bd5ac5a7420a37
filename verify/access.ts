import { ask } from '#verify/http';

/** A request, and whether it may get through. */
export interface Attempt {
  /** In words: `writing with the read token`. */
  readonly what: string;
  readonly url: string;
  /** @default none is shown */
  readonly token?: string;
  /** What is posted. @default nothing: it is a GET */
  readonly body?: string;
  readonly isAllowed: boolean;
}

/**
 * Checks that requests get through, and that vmauth refuses the others itself: who shows no token that it knows with 401, and
 * who asks for what that token is not for with 400 and "missing route".
 *
 * @throws Error with the answers that should have been others
 */
export async function expectAccess(attempts: readonly Attempt[]): Promise<string> {
  const answers = await Promise.all(
    attempts.map(async ({ what, url, token, body, isAllowed }) => {
      const { status, text } = await ask(url, token, body);
      const isRefused = status === 401 || (status === 400 && text.includes('missing route'));
      return { what, status, isRight: isAllowed ? status < 400 : isRefused };
    }),
  );
  const wrong = answers.filter(({ isRight }) => !isRight);
  if (wrong.length > 0)
    throw new Error(wrong.map(({ what, status }) => `${what} answers ${status}`).join('\n'));
  return answers.map(({ what, status }) => `${what} ${status}`).join(', ');
}

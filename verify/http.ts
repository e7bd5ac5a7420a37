/**
 * The JSON that a URL answers with, as the documentation of that API describes it.
 * @param token shown as a bearer token. @default none
 * @param headers that are sent besides
 * @throws Error with what was answered instead
 */
export async function getJson<Answer>(
  url: string,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await answer(url, { headers: { ...headers, ...(token !== undefined && bearer(token)) } });
  return JSON.parse(await response.text());
}

/**
 * What a URL answers, success or not.
 *
 * @param token shown as a bearer token. @default none
 * @param body of JSON that is posted. @default nothing: it is a GET
 */
export async function ask(
  url: string,
  token?: string,
  body?: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url, {
    headers: { 'content-type': 'application/json', ...(token !== undefined && bearer(token)) },
    ...(body !== undefined && { method: 'POST', body }),
    signal: AbortSignal.timeout(5_000),
  });
  return { status: response.status, text: await response.text() };
}

/** The status with which a URL answers a token. */
export async function statusFor(url: string, token: string, method: 'GET' | 'POST' = 'GET'): Promise<number> {
  const { status } = await fetch(url, { method, headers: bearer(token), signal: AbortSignal.timeout(5_000) });
  return status;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/**
 * @param token shown as a bearer token. @default none
 * @throws Error with what was answered instead of success
 */
export async function postJson(url: string, body: unknown, token?: string): Promise<void> {
  await answer(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && bearer(token)) },
    body: JSON.stringify(body),
  });
}

/** @throws Error when the URL does not answer with success */
export async function expectSuccess(url: string): Promise<void> {
  await answer(url);
}

/** The text that a URL answers with. @throws Error with what was answered instead of success */
export async function getText(url: string): Promise<string> {
  return (await answer(url)).text();
}

/** @throws Error when something answers there already */
export async function expectNobody(url: string): Promise<void> {
  const taken = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
  if (taken) throw new Error(`something answers at ${url} already; end it first`);
}

async function answer(url: string, request: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(5_000) }).catch((error) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`${url} cannot be reached: ${cause instanceof Error ? cause.message : cause}`);
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  return response;
}

import type { EnvironmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';
import { closest } from '#lib/suggestion';

/**
 * The time zone is an IANA name spelt exactly, because Alertmanager looks it up as a file name; offsets such as
 * `+01:00` are none.
 */
export const checkTimeZone: EnvironmentCheck = (environment) => {
  const { timeZone } = environment;
  const known = Intl.supportedValuesOf('timeZone');
  const sameButForCase = known.find((zone) => zone.toLowerCase() === timeZone.toLowerCase());
  if (exists(timeZone) && (sameButForCase === undefined || sameButForCase === timeZone)) return [];
  const meant = sameButForCase ?? closest(timeZone, known);
  return [
    problemAt(environment, 'time-zone', ['timeZone'], {
      message: `${JSON.stringify(timeZone)} is no IANA time zone`,
      fix: meant === undefined ? 'write one, as in Europe/Berlin or UTC' : `did you mean ${meant}?`,
    }),
  ];
};

function exists(timeZone: string): boolean {
  if (!/^[A-Z]/.test(timeZone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

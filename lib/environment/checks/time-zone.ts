import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';
import { closest } from '#lib/suggestion';

/**
 * The time zone is an IANA name spelt exactly, because Alertmanager looks it up as a file name; offsets such as
 * `+01:00` are none.
 */
export const checkTimeZone = environmentCheck(['timeZone'], (environment) => {
  const { timeZone } = environment;
  // Those that most sites have are on a list; anything else the engine looks up, which takes it ten times as long.
  if (timeZone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(timeZone)) return [];
  const canonical = canonicalName(timeZone);
  const differsInCase = canonical !== timeZone && canonical?.toLowerCase() === timeZone.toLowerCase();
  if (canonical !== undefined && !differsInCase) return [];
  const meant = canonical ?? closest(timeZone, Intl.supportedValuesOf('timeZone'));
  return [
    problemAt(environment, 'time-zone', ['timeZone'], {
      message: `${JSON.stringify(timeZone)} is no IANA time zone`,
      fix: meant === undefined ? 'write one, as in Europe/Berlin or UTC' : `did you mean ${meant}?`,
    }),
  ];
});

/** The name that the JavaScript engine knows a zone by, whatever its case; old names stand for new ones. */
function canonicalName(timeZone: string): string | undefined {
  if (!/^[A-Z]/i.test(timeZone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

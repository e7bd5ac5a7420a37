import type { X509Certificate } from 'node:crypto';
import { counted } from '#lib/preflight/words';
import { days } from '#lib/units/duration';

/** To the second, as certificates say it. */
export const endOf = ({ validTo }: X509Certificate): Date => new Date(validTo);

/** Negative when it has ended. */
export const millisecondsLeft = (certificate: X509Certificate, now: Date): number =>
  endOf(certificate).getTime() - now.getTime();

/** `2026-11-28`, in UTC. */
export const renderDate = (date: Date): string => date.toISOString().slice(0, 10);

/** Whole days: `13 days`. */
export const renderLeft = (milliseconds: number): string =>
  counted(Math.floor(milliseconds / days(1).inMilliseconds), 'day');

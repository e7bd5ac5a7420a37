import { type Duration, hours } from '#lib/units/duration';

/** After how long people log in again: so long somebody who has left a group still gets in. A day of work. */
export const sessionLasts: Duration = hours(12);

/** Hours of the week, by name: `office-hours`. */
export interface TimeInterval {
  readonly name: string;
  /** `monday`, or `monday:friday` with both ends. */
  readonly weekdays: readonly string[];
  /** `HH:MM`; `to` is no longer part of it and may be `24:00`. */
  readonly from: string;
  readonly to: string;
  /** An IANA time zone: `Europe/Berlin`. */
  readonly timeZone: string;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Whether a moment lies in the interval, by the clocks of its time zone. */
export function contains(interval: TimeInterval, moment: Date): boolean {
  const { weekday, minute } = wallClock(moment, interval.timeZone);
  return (
    interval.weekdays.some((range) => includesDay(range, weekday)) &&
    minute >= minutesOfDay(interval.from) &&
    minute < minutesOfDay(interval.to)
  );
}

function includesDay(range: string, weekday: number): boolean {
  const [first = '', last = first] = range.toLowerCase().split(':');
  return weekday >= weekdays.indexOf(first) && weekday <= weekdays.indexOf(last);
}

function minutesOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function wallClock(moment: Date, timeZone: string): { weekday: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    weekday: weekdays.indexOf(part('weekday').toLowerCase()),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

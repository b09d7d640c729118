import { language } from '../text/language.ts';

const locale = navigator.languages.find((spoken) => spoken.startsWith(language)) ?? language;

const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * A moment of the past: in words while it is fresh, then as date and time of the person's own clock.
 * @param justNow what less than a minute ago is called
 */
export function formatMoment(atMs: number, nowMs: number, justNow: string): string {
  const agoMs = nowMs - atMs;
  if (agoMs < minuteMs) return justNow;
  if (agoMs < hourMs) return relative.format(-Math.round(agoMs / minuteMs), 'minute');
  if (agoMs < 12 * hourMs) return relative.format(-Math.round(agoMs / hourMs), 'hour');
  return dayAndTime.format(atMs);
}

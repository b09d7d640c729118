import { language } from '../text/language.ts';

// The regional form of the catalogue's own language, so that figures never mix two languages in a sentence.
const locale = navigator.languages.find((spoken) => spoken.startsWith(language)) ?? language;

const whole = new Intl.NumberFormat(locale);
const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const threeDecimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const fourDecimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const finePercent = new Intl.NumberFormat(locale, { style: 'percent', ...tenths });
const percentNumber = new Intl.NumberFormat(locale, tenths);
const difference = new Intl.NumberFormat(locale, { ...tenths, signDisplay: 'exceptZero' });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const plural = new Intl.PluralRules(locale);
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const fullDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const dayAndTime = new Intl.DateTimeFormat(locale, {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

const dayMs = 86_400_000;

export const formatCount = (count: number): string => whole.format(count);
export const formatDecimal = (value: number): string => oneDecimal.format(value);
export const formatCosine = (cosine: number): string => threeDecimals.format(cosine);
export const isOne = (count: number): boolean => plural.select(count) === 'one';

/** 0..1 as a percentage. Only certainty itself is shown as 100 %. */
export function formatChance(chance: number): string {
  return percent.format(chance < 1 ? Math.min(chance, 0.99) : 1);
}

/** 0.8934 -> 89.3 % */
export const formatShare = (share: number): string => finePercent.format(share);
/** 0.87, 0.91 -> 87.0–91.0 */
export const formatShareRange = ({ low, high }: { low: number; high: number }): string =>
  `${percentNumber.format(low * 100)}–${percentNumber.format(high * 100)}`;
/** A difference of shares in percentage points: 0.07 -> +7.0 */
export const formatPoints = (points: number): string => difference.format(points * 100);
export const formatLoss = (loss: number): string => threeDecimals.format(loss);
/** When something happened on this machine, in its own time zone. */
export const formatMoment = (atMs: number): string => moment.format(atMs);

export const formatMonth = (day: number): string => month.format(day * dayMs);
export const formatDay = (day: number): string => fullDay.format(day * dayMs);

/** For each day the months since year 0. Days of a library repeat, and only a change costs a calendar. */
export function monthsOfDays(days: readonly number[]): Int32Array {
  const months = new Int32Array(days.length);
  let month = 0;
  days.forEach((day, index) => {
    if (day !== days[index - 1]) {
      const date = new Date(day * dayMs);
      month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    }
    months[index] = month;
  });
  return months;
}

/** Takes the camera's local time '2024-05-01T12:30:00' and shows it as it is, in no time zone. */
export function formatTakenAt(takenAt: string): string {
  const time = Date.parse(`${takenAt.slice(0, 19)}Z`);
  return Number.isNaN(time) ? takenAt : dayAndTime.format(time);
}

export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  }).format(amount);
}

/** A duration a person can plan with: seconds below a minute, then minutes, then hours and minutes. */
export function formatDuration(seconds: number): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (seconds < 59.5) return unit(Math.max(1, Math.round(seconds)), 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  const rest = minutes % 60;
  const hours = unit(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${unit(rest, 'minute')}`;
}

/** Degrees without a sign, to about ten metres. */
export const formatDegrees = (degrees: number): string => `${fourDecimals.format(Math.abs(degrees))}°`;

const FIRST_MS = Date.UTC(1, 0, 2);
const LAST_MS = Date.UTC(9999, 11, 30);

/**
 * Local wall-clock time, as cameras write it: '2024-05-01T12:30:00'. What a broken file date says beyond the
 * years 1 to 9999 is brought to their ends, where it still sorts.
 */
export function localTime(timeMs: number): string {
  const knownMs = Number.isFinite(timeMs) ? Math.min(LAST_MS, Math.max(FIRST_MS, timeMs)) : 0;
  const offsetMs = new Date(knownMs).getTimezoneOffset() * 60_000;
  return new Date(knownMs - offsetMs).toISOString().slice(0, 19);
}

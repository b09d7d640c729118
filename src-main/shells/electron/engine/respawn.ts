/** From the start of an engine's process to its end. */
export interface EngineLife {
  startedAtMs: number;
  endedAtMs: number;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** Whatever ended a life this long, the next one deserves the same trust as the first. */
const STEADY_MS = 60_000;
/** So many short lives in such a time, and nobody is helped by one more. */
const MOST_DEATHS = 5;
const WITHIN_MS = 120_000;

interface AfterDeath {
  /** To be given back at the next death. */
  deaths: readonly EngineLife[];
  /** Null: do not start it again by itself. */
  delayMs: number | null;
}

/** When to start the engine again, longer after each death, until it has run for a minute. */
export function afterDeath(earlier: readonly EngineLife[], life: EngineLife): AfterDeath {
  const wasSteady = life.endedAtMs - life.startedAtMs >= STEADY_MS;
  const deaths = wasSteady ? [life] : [...earlier, life];
  const recent = deaths.filter(({ endedAtMs }) => life.endedAtMs - endedAtMs <= WITHIN_MS);
  if (recent.length >= MOST_DEATHS) return { deaths: [], delayMs: null };
  return { deaths, delayMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (deaths.length - 1)) };
}

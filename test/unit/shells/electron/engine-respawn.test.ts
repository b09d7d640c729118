import { describe, expect, it } from 'vitest';
import { afterDeath, type EngineLife } from '../../../../src-main/shells/electron/engine/respawn.ts';

/** The waits after lives of these lengths, each started as soon as it may be. */
function waitsAfter(livesMs: readonly number[]): (number | null)[] {
  let deaths: readonly EngineLife[] = [];
  let nowMs = 1_000_000;
  return livesMs.map((lifeMs) => {
    const life = { startedAtMs: nowMs, endedAtMs: nowMs + lifeMs };
    const after = afterDeath(deaths, life);
    deaths = after.deaths;
    nowMs = life.endedAtMs + (after.delayMs ?? 0);
    return after.delayMs;
  });
}

describe('starting an engine again', () => {
  it('waits longer each time, and gives up at the fifth death in two minutes', () => {
    expect(waitsAfter([1_000, 1_000, 1_000, 1_000, 1_000])).toEqual([500, 1_000, 2_000, 4_000, null]);
  });

  it('never waits longer than half a minute, and goes on where deaths are rare', () => {
    const lives = Array.from({ length: 9 }, () => 40_000);
    expect(waitsAfter(lives)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('begins anew once it has run for a minute', () => {
    expect(waitsAfter([1_000, 1_000, 1_000, 60_000, 1_000])).toEqual([500, 1_000, 2_000, 500, 1_000]);
  });

  it('begins anew when it is started after it gave up', () => {
    expect(waitsAfter([0, 0, 0, 0, 0, 0]).slice(-2)).toEqual([null, 500]);
  });
});

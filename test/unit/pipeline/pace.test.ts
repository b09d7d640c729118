import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src-main/pipeline/pace.ts';

const goesOn = () => false;

/** Whether a wait is over within some milliseconds. */
async function isOverWithin(ms: number, wait: Promise<void>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, ms, false));
  return Promise.race([wait.then(() => true as const), late]);
}

describe('the pace of an import', () => {
  it('holds nobody up at full speed', async () => {
    const pace = new Pace('full');
    expect(await isOverWithin(50, pace.turn(0, 10_000, goesOn))).toBe(true);
    expect(await isOverWithin(50, pace.turn(5, 10_000, goesOn))).toBe(true);
  });

  it('lets one lane work when it is gentle, half of the time', async () => {
    const pace = new Pace('gentle');
    const rest = pace.turn(0, 300, goesOn);
    expect(await isOverWithin(150, rest)).toBe(false);
    expect(await isOverWithin(400, rest)).toBe(true);
    expect(await isOverWithin(100, pace.turn(1, 0, goesOn))).toBe(false);
  });

  it('takes a change at once', async () => {
    const pace = new Pace('gentle');
    const waiting = [pace.turn(0, 5_000, goesOn), pace.turn(1, 0, goesOn), pace.turn(2, 0, goesOn)];
    pace.set('full');
    expect(
      await isOverWithin(
        50,
        Promise.all(waiting).then(() => undefined),
      ),
    ).toBe(true);
  });

  it('holds no lane for which there is nothing left', async () => {
    const pace = new Pace('gentle');
    let isOver = false;
    const waiting = pace.turn(1, 0, () => isOver);
    isOver = true;
    pace.wake();
    expect(await isOverWithin(50, waiting)).toBe(true);
  });
});

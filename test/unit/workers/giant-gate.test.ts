import { describe, expect, it } from 'vitest';
import { admitGiant, makeGiantCell, releaseGiant } from '../../../src-main/workers/giant-gate.ts';

const GIANT = 90_000_000;

describe('the gate for giant pictures', () => {
  it('lets one in at a time, and ordinary ones always', async () => {
    const cell = makeGiantCell();
    const leave = await admitGiant(cell, 1, GIANT);
    let entered = false;
    const second = admitGiant(cell, 2, GIANT).then((leaveSecond) => {
      entered = true;
      return leaveSecond;
    });
    (await admitGiant(cell, 2, 12_000_000))();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(entered).toBe(false);
    leave();
    (await second)();
    expect(cell[0]).toBe(0);
  });

  it('opens when the thread that held it died, and only then', async () => {
    const cell = makeGiantCell();
    await admitGiant(cell, 7, GIANT);
    releaseGiant(cell, 8);
    expect(cell[0]).toBe(7);
    const waiting = admitGiant(cell, 8, GIANT);
    releaseGiant(cell, 7);
    await waiting;
    expect(cell[0]).toBe(8);
  });

  it('makes two pictures of the same thread wait for each other too', async () => {
    const cell = makeGiantCell();
    const leave = await admitGiant(cell, 3, GIANT);
    let entered = false;
    const second = admitGiant(cell, 3, GIANT).then((leaveSecond) => {
      entered = true;
      return leaveSecond;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(entered).toBe(false);
    leave();
    (await second)();
  });
});

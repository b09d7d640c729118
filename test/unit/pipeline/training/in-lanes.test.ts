import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Gate } from '../../../../src-main/pipeline/gate.ts';
import { inLanes } from '../../../../src-main/pipeline/training/in-lanes.ts';

const items = Array.from({ length: 20 }, (_, index) => index);

it('works on each item once, on several at a time', async () => {
  const seen: number[] = [];
  let [busy, most] = [0, 0];
  await inLanes(items, { count: 4, gate: new Gate() }, async (item, index) => {
    expect(item).toBe(index);
    most = Math.max(most, ++busy);
    await wait(1);
    busy--;
    seen.push(item);
  });
  expect(seen.sort((one, other) => one - other)).toEqual(items);
  expect(most).toBe(4);
});

it('throws what failed first, and only once nothing is in flight any more', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const work = async (item: number) => {
    begun.push(item);
    await wait(item === 1 ? 1 : 20);
    ended.push(item);
    if (item === 1) throw new Error('one');
  };
  await expect(inLanes(items, { count: 3, gate: new Gate() }, work)).rejects.toThrow('one');
  expect(begun).toEqual([0, 1, 2]);
  expect(ended.sort()).toEqual([0, 1, 2]);
});

it('begins no further item once its gate is stopped', async () => {
  const gate = new Gate();
  const begun: number[] = [];
  await inLanes(items, { count: 1, gate }, (item) => {
    begun.push(item);
    if (item === 4) gate.stop();
    return Promise.resolve();
  });
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

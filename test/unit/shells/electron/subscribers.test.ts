import { once } from 'node:events';
import { expect, it } from 'vitest';
import { Subscribers } from '../../../../src-main/shells/electron/subscribers.ts';

it("a listener's fault is its own", async () => {
  const subscribers = new Subscribers<number>();
  const heard: number[] = [];
  subscribers.add(() => {
    throw new Error('the frame is gone');
  });
  subscribers.add((told) => heard.push(told));
  const warned = once(process, 'warning');
  subscribers.tell(7);
  expect(heard).toEqual([7]);
  expect(await warned).toMatchObject([{ message: 'the frame is gone' }]);
});

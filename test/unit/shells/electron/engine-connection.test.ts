import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../../../src-shared/contract/events.ts';
import { connectEngine } from '../../../../src-main/shells/electron/engine/engine-client.ts';
import { electronParts } from '../../../harness/electron-parts.ts';

function connect() {
  const { port1, port2 } = new electronParts.MessageChannelMain();
  const events: EngineEvent[] = [];
  const log: string[] = [];
  const connection = connectEngine(
    port1,
    (event) => events.push(event),
    (line) => log.push(line),
  );
  port2.start();
  return { connection, far: port2, events, log };
}

describe("main's own connection to the engine", () => {
  it('brings each reply to its question, in whatever order they come', async () => {
    const { connection, far } = connect();
    const calls: { id: number; method: string }[] = [];
    far.on('message', ({ data }) => {
      calls.push(data as { id: number; method: string });
      if (calls.length < 2) return;
      for (const { id, method } of calls.reverse())
        far.postMessage({ id, reply: { ok: true, value: method } });
    });
    const replies = await Promise.all([
      connection.send('library.status', {}),
      connection.send('folders.list', {}),
    ]);
    expect(replies).toEqual([
      { ok: true, value: 'library.status' },
      { ok: true, value: 'folders.list' },
    ]);
  });

  it('rejects what is open when the other end goes away, and all that is asked later', async () => {
    const { connection, far } = connect();
    const open = connection.send('library.status', {});
    far.close();
    await expect(open).rejects.toMatchObject({ code: 'engine-unreachable', transient: true });
    await expect(connection.send('library.status', {})).rejects.toMatchObject({ code: 'engine-unreachable' });
  });

  it('passes on events that it understands, and drops the rest with a line in the log', async () => {
    const { far, events, log } = connect();
    far.postMessage({ event: { type: 'surprise' } });
    far.postMessage('hello');
    await expect.poll(() => log).toHaveLength(2);
    expect(events).toEqual([]);
  });
});

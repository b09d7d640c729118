import type { ServerResponse } from 'node:http';
import type { Engine } from '../../serve/engine.ts';

// Shorter than the idle limits of common proxies and of browsers that put a silent tab to sleep.
const keepAliveMs = 15_000;
// A reader that lags this far behind is cut off; browsers reconnect by themselves and start afresh.
const backlogLimitBytes = 1024 * 1024;

/** Sends engine events as server-sent events until the client goes away. */
export function streamEvents(engine: Engine, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'keep-alive',
  });
  const write = (text: string) => {
    if (response.writableLength > backlogLimitBytes) response.destroy();
    else response.write(text);
  };
  write('retry: 1000\n\n');

  // JSON has no raw line breaks, so one event is always one data line.
  const stopEvents = engine.onEvent((event) => {
    write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const keepAlive = setInterval(() => {
    write(': still here\n\n');
  }, keepAliveMs);
  keepAlive.unref();
  response.on('close', () => {
    clearInterval(keepAlive);
    stopEvents();
  });
}

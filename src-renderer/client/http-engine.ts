import type { Method, Output, Request } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { Reply } from '../../src-shared/contract/reply.ts';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';
import { text } from '../text/text.ts';
import type { Engine, LineListener } from './engine.ts';

const retryMs = [500, 1_000, 2_000, 3_000] as const;

/** Talks to the localhost shell that served this page. */
export function createHttpEngine(): Engine {
  let openNow: (() => void) | null = null;
  return {
    call,
    listen: (listener) => {
      const line = openLine(listener);
      openNow = line.openNow;
      return line.close;
    },
    tryAgain: () => openNow?.(),
    thumbnailAddress: (photoId) => `/picture/thumbnail/${photoId}`,
    screenAddress: (photoId) => `/picture/screen/${photoId}`,
    queryAddress: (query) =>
      query.kind === 'photo' ? `/picture/thumbnail/${query.photoId}` : `/picture/query/${query.queryId}`,
  };
}

async function call<M extends Method>(method: M, input: Request<M>): Promise<Output<M>> {
  const reply = await send(method, input);
  if (!reply.ok) {
    throw new CodedError(reply.code, reply.message, reply.path === undefined ? {} : { path: reply.path });
  }
  // The engine's own door checks what goes in; what comes out is typed by the same contract.
  return reply.value as Output<M>;
}

async function send(method: Method, input: unknown): Promise<Reply> {
  try {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Lookalike': '1' },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Reply;
  } catch (cause) {
    // Neither a network failure nor a torn answer says more to a person than this.
    throw new CodedError('engine-unreachable', text.line.unreachable, { transient: true, cause });
  }
}

/**
 * Server-sent events that come back by themselves. EventSource's own retry stops for good at the first
 * answer that is not an event stream, and cannot tell a stopped engine from one that was started anew: so
 * each try first asks for something small, which can.
 */
function openLine(listener: LineListener): { openNow: () => void; close: () => void } {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;
  let knocking = false;

  const failed = (state: 'lost' | 'locked') => {
    source?.close();
    source = null;
    if (closed) return;
    listener.onLine(state);
    const waitMs = retryMs[Math.min(failures, retryMs.length - 1)];
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(() => void knock(), waitMs);
  };

  const knock = async () => {
    if (knocking || closed) return;
    knocking = true;
    try {
      await call('library.status', {});
      open();
    } catch (error) {
      const code = errorCode(error);
      if (code === 'no-session') failed('locked');
      else if (code === 'engine-unreachable') failed('lost');
      // An engine that answers with trouble of its own is there; whoever asks next will hear of it.
      else open();
    } finally {
      knocking = false;
    }
  };

  const open = () => {
    if (closed || source) return;
    source = new EventSource('/events');
    source.onopen = () => {
      failures = 0;
      listener.onLine('open');
    };
    source.onmessage = (message: MessageEvent<string>) => {
      listener.onEvent(JSON.parse(message.data) as EngineEvent);
    };
    source.onerror = () => {
      failed('lost');
    };
  };

  void knock();
  return {
    openNow: () => {
      clearTimeout(timer);
      void knock();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      source?.close();
    },
  };
}

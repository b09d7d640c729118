import type { Method, Output, Request } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { QueryPicture } from '../../src-shared/contract/search.ts';

/**
 * How the line to the engine is. `lost`: nobody answers, and it is tried again by itself. `locked`: an engine
 * answers, but this page may not talk to it any more, since it was started anew.
 */
export type LineState = 'connecting' | 'open' | 'lost' | 'locked';

export interface LineListener {
  onEvent(event: EngineEvent): void;
  /** After `open` events may have been missed, so whatever is shown should be asked for again. */
  onLine(state: LineState): void;
}

/**
 * The engine as the screens see it, whatever carries the messages. `call` throws a CodedError: the engine's
 * own, or 'engine-unreachable' or 'no-session' when the message did not get through.
 */
export interface Engine {
  call<M extends Method>(method: M, input: Request<M>): Promise<Output<M>>;
  /** Keeps the line open until the returned function is called. */
  listen(listener: LineListener): () => void;
  /** Tries at once instead of at the next turn. */
  tryAgain: () => void;
  thumbnailAddress(photoId: PhotoId): string;
  /** Large enough to fill a screen, upright, in a format that every browser shows. */
  screenAddress(photoId: PhotoId): string;
  queryAddress(query: QueryPicture): string;
}

import { contract, type EngineMethods, type Method } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { Folder } from '../../src-shared/contract/folder.ts';
import { FolderId, PhotoId, QueryId } from '../../src-shared/contract/ids.ts';
import type { LibraryStatus } from '../../src-shared/contract/library.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Engine, Picture, PictureKind } from '../../src-main/serve/engine.ts';

export interface MemoryEngine extends Engine {
  emit: (event: EngineEvent) => void;
  /** How many transports listen for events. */
  readonly listeners: number;
  /** What reached the engine, in order. */
  readonly calls: { method: Method; input: unknown }[];
  readonly pictures: Map<string, Picture>;
  /** Answers a method in another way than usual. */
  override: (method: Method, handle: (input: unknown) => unknown) => void;
}

/**
 * An engine for tests of what lies around it: folders and query pictures are kept in memory, no file is read.
 * A method that it has no answer for rejects with the code 'not-in-memory'.
 */
export function createMemoryEngine(): MemoryEngine {
  const listeners = new Set<(event: EngineEvent) => void>();
  const calls: MemoryEngine['calls'] = [];
  const pictures = new Map<string, Picture>();
  const answers = { ...unanswered(), ...createAnswers(pictures) };

  const methods = Object.fromEntries(
    (Object.keys(contract) as Method[]).map((method) => [
      method,
      async (input: unknown) => {
        calls.push({ method, input });
        return await (answers[method] as (input: unknown) => unknown)(input);
      },
    ]),
  ) as unknown as EngineMethods;

  return {
    methods,
    calls,
    pictures,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    get listeners() {
      return listeners.size;
    },
    override: (method, handle) => {
      Object.assign(answers, { [method]: handle });
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    picture: (kind: PictureKind, id: string) => {
      const picture = pictures.get(`${kind}/${id}`);
      return picture === undefined
        ? Promise.reject(new CodedError('picture-not-found', 'There is no such picture.'))
        : Promise.resolve(picture);
    },
    close: () => Promise.resolve(),
  };
}

export const memoryStatus: LibraryStatus = {
  generation: 7,
  photos: 2,
  files: 2,
  pending: 0,
  failed: 0,
  folders: 1,
  offlineFolders: 0,
  coverage: { searchable: 2, photos: 2 },
  model: 'none',
  dataDir: '/data',
};

function unanswered(): Record<Method, (input: never) => unknown> {
  const refuse = () => {
    throw new CodedError('not-in-memory', 'This engine only keeps folders and queries. Ask a real one.');
  };
  return Object.fromEntries(Object.keys(contract).map((method) => [method, refuse])) as never;
}

function createAnswers(pictures: Map<string, Picture>): Partial<EngineMethodsNow> {
  const folders = new Map<number, Folder>();
  return {
    'library.status': () => memoryStatus,
    'import.current': () => null,
    'folders.list': () => [...folders.values()],
    'folders.add': ({ path, exclude }) => {
      const id = FolderId.parse(folders.size + 1);
      const counts = { photos: 0, pending: 0, failed: 0, scannedAtMs: null };
      const watch = { state: 'off' as const, detail: null };
      const folder: Folder = { id, path, state: 'online', exclude, ...counts, watch };
      folders.set(id, folder);
      return folder;
    },
    'folders.browse': ({ path = '/nowhere' }) => {
      throw new CodedError('folder-missing', 'There is no such folder.', { path });
    },
    'query.add': ({ name, base64 }) => {
      const queryId = QueryId.parse(`query-${pictures.size + 1000}`);
      const bytes = Buffer.from(base64, 'base64');
      pictures.set(`query/${queryId}`, { bytes, contentType: 'image/jpeg', etag: queryId });
      return { queryId, name, width: 1, height: bytes.length, tags: [], samePhotoId: PhotoId.parse(1) };
    },
  };
}

type EngineMethodsNow = {
  [M in Method]: (
    input: Parameters<EngineMethods[M]>[0],
  ) => Awaited<ReturnType<EngineMethods[M]>> | ReturnType<EngineMethods[M]>;
};

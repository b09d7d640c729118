import { z } from 'zod';
import { EngineEvent } from '../../../../src-shared/contract/events.ts';
import { Reply } from '../../../../src-shared/contract/reply.ts';

/** Everything that main and the engine's process say to each other, beside what goes over the ports. */

const RequestId = z.int().nonnegative();

export const EngineFolders = z.object({ dataDir: z.string(), modelsDir: z.string(), samplesDir: z.string() });
export type EngineFolders = z.infer<typeof EngineFolders>;

/** What a library or a picture was refused with: the parts of a CodedError. */
const Refusal = z.object({ code: z.string(), message: z.string(), path: z.string().optional() });
export type Refusal = z.infer<typeof Refusal>;

/** A module of workers/, without its ending. Nothing else is ever started. */
const WorkerName = z.string().regex(/^[a-z]+(-[a-z]+)*-worker$/);

const Picture = z.object({ bytes: z.instanceof(Uint8Array), contentType: z.string(), etag: z.string() });

const Open = z.object({
  type: z.literal('open'),
  folders: EngineFolders,
  resumeImport: z.boolean(),
  watch: z.boolean(),
  /** Whether 'desktop' is answered. */
  hasDesktop: z.boolean(),
});
const PictureRequest = z.object({
  type: z.literal('picture'),
  id: RequestId,
  kind: z.enum(['thumbnail', 'screen', 'query']),
  pictureId: z.string(),
});
const ChildEnded = z.object({
  type: z.literal('child-ended'),
  id: RequestId,
  code: z.int().nullable(),
  complaint: z.string(),
});

export const ToEngine = z.discriminatedUnion('type', [
  /** May be said again after 'refused'. */
  Open,
  /** Brings a port, which the engine serves from now on. */
  z.object({ type: z.literal('connect') }),
  PictureRequest,
  /** The answer to 'desktop'. */
  z.object({ type: z.literal('desktop-done'), id: RequestId, refusal: Refusal.nullable() }),
  /** The answer to 'launch'; brings the port to the child. */
  z.object({ type: z.literal('launched'), id: RequestId }),
  /** Also where it did not even start. */
  ChildEnded,
  /** Only over Node's channel, which carries no ports: what a page says over its port. */
  z.object({ type: z.literal('call'), id: RequestId, method: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('close') }),
]);
export type ToEngine = z.infer<typeof ToEngine>;

export const FromEngine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened') }),
  /** The library cannot be opened now. The process stays, and can be told to try again. */
  z.object({ type: z.literal('refused'), refusal: Refusal }),
  z.object({
    type: z.literal('picture'),
    id: RequestId,
    answer: z.union([Picture, z.object({ refusal: Refusal })]),
  }),
  z.object({
    type: z.literal('desktop'),
    id: RequestId,
    action: z.enum(['reveal', 'open']),
    path: z.string(),
  }),
  z.object({ type: z.literal('launch'), id: RequestId, worker: WorkerName }),
  z.object({ type: z.literal('kill'), id: RequestId }),
  z.object({ type: z.literal('reply'), id: RequestId, reply: Reply }),
  z.object({ type: z.literal('event'), event: EngineEvent }),
  /** The last that it says. */
  z.object({ type: z.literal('closed') }),
]);
export type FromEngine = z.infer<typeof FromEngine>;

/** One of the messages, by its name. */
export type Told<Message extends { type: string }, Type extends Message['type']> = Extract<
  Message,
  { type: Type }
>;

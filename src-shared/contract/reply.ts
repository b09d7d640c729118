import { z } from 'zod';

/** `code` is stable: 'unknown-method', 'bad-input', or the code of the CodedError that stopped the call. */
export const Reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string(), path: z.string().optional() }),
]);
export type Reply = z.infer<typeof Reply>;

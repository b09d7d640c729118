import { contract, type EngineClient, type Method } from '../../src-shared/contract/api.ts';
import type { Reply } from '../../src-shared/contract/reply.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { dispatch, type Log } from './dispatch.ts';
import type { Engine } from './engine.ts';

/** Carries one call to the engine and its reply back, whatever lies between. */
export type Send = (method: Method, input: unknown) => Promise<Reply>;

/** Turns a transport into typed methods: a reply that is not ok is thrown as the CodedError it tells of. */
export function createClient(send: Send): EngineClient {
  const call = (method: Method) => async (input: unknown) => {
    const reply = await send(method, input);
    if (reply.ok) return reply.value;
    throw new CodedError(reply.code, reply.message, reply.path === undefined ? {} : { path: reply.path });
  };
  const methods = Object.keys(contract) as Method[];
  // The same guarantee as in dispatch: the contract ties each method's name to its output.
  return Object.fromEntries(methods.map((method) => [method, call(method)])) as unknown as EngineClient;
}

/** A client in the engine's own process. It too goes through dispatch, so that no shell skips the schemas. */
export function createDirectClient(engine: Engine, log?: Log): EngineClient {
  return createClient((method, input) => dispatch(engine, method, input, log));
}

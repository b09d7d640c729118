import { availableParallelism } from 'node:os';

/**
 * Decoding runs on libuv's pool, which has 4 threads unless told otherwise before its first use: so this is the
 * first import of the engine. More threads than decodes leaves some to answer a person's file reads at once.
 */
process.env['UV_THREADPOOL_SIZE'] ??= String(Math.min(128, availableParallelism() * 3 + 4));

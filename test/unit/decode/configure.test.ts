import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { configureDecoder } from '../../../src-main/decode/configure.ts';

const configure = pathToFileURL(join(import.meta.dirname, '../../../src-main/decode/configure.ts')).href;

/** How often a new thread that sets up decoding shuts libvips' loaders, which all threads share. */
async function blocksOfNewThread(): Promise<number> {
  const source = `
    import { parentPort } from 'node:worker_threads';
    import sharp from ${JSON.stringify(import.meta.resolve('sharp'))};
    let blocks = 0;
    const block = sharp.block;
    sharp.block = (options) => { blocks++; block(options); };
    const { configureDecoder } = await import(${JSON.stringify(configure)});
    configureDecoder();
    configureDecoder();
    parentPort.postMessage(blocks);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const [blocks] = (await once(worker, 'message')) as [number];
  return blocks;
}

it('is done once: a thread of a set-up process leaves the loaders alone that others are using', async () => {
  expect(await blocksOfNewThread()).toBe(1);
  configureDecoder();
  expect(await blocksOfNewThread()).toBe(0);
});

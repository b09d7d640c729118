import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import sharp from 'sharp';

/** The loaders that `sniff.ts` can send bytes to. Everything else (SVG, PDF, ImageMagick...) stays shut. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff', 'Nsgif'];

/**
 * [Note: Once per process] libvips' settings belong to the process, not to the thread. A thread that shut all
 * loaders and opened six of them again would make sound photos unreadable, for that moment, to all others. So the
 * thread that starts readers does it first, and its threads inherit this mark.
 */
const CONFIGURED = 'lookalike.decoder-configured';

/**
 * Sets libvips up for bulk import, once per process; further calls do nothing. Decoding calls it by itself,
 * so that no path into a decoder can forget it; to be called before threads that decode are started (see Once per
 * process).
 *
 * One libvips thread per photo: many photos are decoded at once, each in its own worker, which uses all cores
 * better than many threads on one photo. The work runs on libuv's pool, which all workers of a process share
 * and which has 4 threads unless UV_THREADPOOL_SIZE says otherwise before its first use.
 */
export function configureDecoder(): void {
  if (getEnvironmentData(CONFIGURED) === true) return;
  setEnvironmentData(CONFIGURED, true);
  // No file is decoded twice, so a cache of operations only holds memory.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}`) });
}

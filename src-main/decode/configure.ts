import sharp from 'sharp';

/** The loaders that `sniff.ts` can send bytes to. Everything else (SVG, PDF, ImageMagick...) stays shut. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff', 'Nsgif'];

let configured = false;

/**
 * Sets libvips up for bulk import, once per process; further calls do nothing. Decoding calls it by itself,
 * so that no path into a decoder can forget it.
 *
 * One libvips thread per photo: many photos are decoded at once, each in its own worker, which uses all cores
 * better than many threads on one photo. The work runs on libuv's pool, which all workers of a process share
 * and which has 4 threads unless UV_THREADPOOL_SIZE says otherwise before its first use.
 */
export function configureDecoder(): void {
  if (configured) return;
  configured = true;
  // No file is decoded twice, so a cache of operations only holds memory.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}`) });
}

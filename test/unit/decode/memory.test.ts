import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTestFolder } from '../../pictures/folder.ts';
import { sharpOf } from '../../pictures/pixels.ts';
import { scene } from '../../pictures/scene.ts';

/** In a process of its own, whose peak nothing else has raised. */
async function peakOf(file: string): Promise<{ peakBytes: number; tookMs: number }> {
  const child = fork(join(import.meta.dirname, 'decode-in-process.ts'), [file]);
  const [message] = (await once(child, 'message')) as [{ peakBytes: number; tookMs: number }];
  return message;
}

it('decodes a progressive JPEG of 48 megapixels in bounded memory and time', async () => {
  await using folder = await makeTestFolder();
  const large = sharpOf(await scene(1, { width: 1_000, height: 750 })).resize(8_000, 6_000);
  const progressive = await folder.write('p.jpg', await large.jpeg({ progressive: true }).toBuffer());
  const small = await folder.write(
    's.jpg',
    await sharpOf(await scene(1, { width: 100, height: 75 }))
      .jpeg()
      .toBuffer(),
  );
  const base = await peakOf(small);
  const { peakBytes, tookMs } = await peakOf(progressive);
  // All coefficients of a progressive file are held at once: 2 bytes each, half of them colour at half size.
  expect(peakBytes - base.peakBytes).toBeLessThan(48e6 * 2 * 3);
  expect(tookMs).toBeLessThan(20_000);
});

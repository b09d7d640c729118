import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { icoOf } from './icons/ico.ts';
import { smallMark, templateMark, wholeMark } from './icons/mark.ts';

// Draws the icons of the program and of its tray anew into resources. They are committed; the same bytes come out each time.
//   node scripts/draw-icons.ts

const resourcesDir = join(import.meta.dirname, '..', 'resources');

async function write(name: string, content: string | Buffer): Promise<void> {
  const path = join(resourcesDir, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

const isSmall = (size: number): size is 16 | 20 | 24 | 32 => [16, 20, 24, 32].includes(size);

/** One pixel of the drawing for each of the picture: drawn at its own size, never scaled down. */
function draw(size: number, drawing = isSmall(size) ? smallMark(size) : wholeMark): Promise<Buffer> {
  const [, width = '1'] = /viewBox="0 0 (\d+) /.exec(drawing) ?? [];
  const density = (72 * size) / Number(width);
  return sharp(Buffer.from(drawing), { density }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();
}

const drawAll = (sizes: readonly number[]) =>
  Promise.all(sizes.map(async (size) => ({ size, png: await draw(size) })));

await write('icon.svg', wholeMark);
await write('icon.png', await draw(1_024));
await write('icon.ico', icoOf(await drawAll([16, 20, 24, 32, 48, 64, 128, 256])));
for (const { size, png } of await drawAll([16, 24, 32, 48, 64, 128, 256, 512])) {
  await write(join('icons', `${size}x${size}.png`), png);
}

// Linux shows a tray icon at 22 pixels, Windows at 16 and its multiples; 'Template' is the name that macOS asks for.
await write(join('tray', 'tray.png'), await draw(22, smallMark(24)));
await write(join('tray', 'tray@2x.png'), await draw(44, smallMark(24)));
await write(join('tray', 'tray.ico'), icoOf(await drawAll([16, 20, 24, 32])));
await write(join('tray', 'trayTemplate.png'), await draw(16, templateMark));
await write(join('tray', 'trayTemplate@2x.png'), await draw(32, templateMark));

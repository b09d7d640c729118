import { createHash } from 'node:crypto';
import { link, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { thumbnailPath } from '../../src-main/workers/thumbnail-file.ts';
import { openLibrary } from '../../src-main/store/library.ts';
import { photoPicture } from '../pictures/photo.ts';
import { seededRandom } from '../pictures/seeded-random.ts';

const MODEL = 'efficientnet-lite0';
const DIMENSIONS = 1280;
/** Pictures that are really different; the others are them again, under other names. */
const PICTURES = 200;
const KINDS = 400;
const SHAPES = [
  [320, 213],
  [213, 320],
  [320, 240],
  [320, 180],
  [240, 240],
] as const;
const FIRST_DAY_MS = Date.UTC(2009, 0, 1);
const DAYS = 16 * 365;

interface Picture {
  path: string;
  thumbnail: string;
  width: number;
  height: number;
  bytes: number;
  mtimeMs: number;
}

/** Fewer, and some of the pictures would be files that no row tells of. */
const LEAST_PHOTOS = PICTURES * 100;

/**
 * A library as an import of so many photos would leave it, in seconds instead of hours: the engine's own tables,
 * thumbnails, and files that a scan finds unchanged. Only the vectors are made up: photos of one kind lie close.
 */
export async function writeLargeLibrary(dataDir: string, photosDir: string, photos: number): Promise<void> {
  if (photos < LEAST_PHOTOS) throw new RangeError(`a large library has at least ${LEAST_PHOTOS} photos`);
  const pictures = await writePictures(photosDir);
  await linkFiles(dataDir, photosDir, pictures, photos);
  openLibrary(dataDir).close();
  const database = new Database(join(dataDir, 'library.sqlite'));
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = OFF');
    database.transaction(() => {
      writeRows(database, photosDir, pictures, photos);
    })();
  } finally {
    database.close();
  }
}

const contentHash = (id: number) => createHash('sha256').update(`photo ${id}`).digest();
const fileOf = (photosDir: string, id: number) =>
  join(photosDir, String(id % 100).padStart(2, '0'), `photo ${id}.jpg`);

async function writePictures(photosDir: string): Promise<Picture[]> {
  const sourceDir = join(photosDir, '00');
  await mkdir(sourceDir, { recursive: true });
  const pictures: Picture[] = [];
  for (let seed = 0; seed < PICTURES; seed++) {
    const [width, height] = SHAPES[seed % SHAPES.length] ?? SHAPES[0];
    // Its first file is one of the library's own: number `seed`, times a hundred, lies in folder 00.
    const path = fileOf(photosDir, (seed + 1) * 100);
    await writeFile(path, await photoPicture(seed, { width, height }));
    const { size, mtimeMs } = await stat(path);
    pictures.push({ path, thumbnail: path, width, height, bytes: size, mtimeMs });
  }
  return pictures;
}

async function linkFiles(
  dataDir: string,
  photosDir: string,
  pictures: readonly Picture[],
  photos: number,
): Promise<void> {
  const thumbnailDir = join(dataDir, 'thumbnails');
  const folders = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
  await Promise.all(folders.map((name) => mkdir(join(thumbnailDir, name), { recursive: true })));
  for (let folder = 0; folder < 100; folder++) {
    await mkdir(join(photosDir, String(folder).padStart(2, '0')), { recursive: true });
  }
  const linkOne = async (id: number): Promise<void> => {
    const picture = pictureOf(pictures, id);
    const path = fileOf(photosDir, id);
    if (path !== picture.path) await link(picture.path, path);
    await link(picture.thumbnail, thumbnailPath(thumbnailDir, contentHash(id)));
  };
  for (let start = 1; start <= photos; start += 64) {
    const ids = Array.from({ length: Math.min(64, photos - start + 1) }, (_, at) => start + at);
    await Promise.all(ids.map(linkOne));
  }
}

/** The photo whose file was written first keeps its own picture. */
function pictureOf(pictures: readonly Picture[], id: number): Picture {
  const own = id % 100 === 0 ? id / 100 - 1 : (id * 7) % pictures.length;
  const picture = pictures[own % pictures.length];
  if (!picture) throw new Error('there are no pictures to make a library of');
  return picture;
}

function writeRows(
  database: Database.Database,
  photosDir: string,
  pictures: readonly Picture[],
  photos: number,
): void {
  const random = seededRandom(1);
  const kinds = Array.from({ length: KINDS }, () =>
    new Float32Array(DIMENSIONS).map(() => Math.max(0, random() - 0.6)),
  );
  const noise = new Float32Array(9_973).map(() => random() * 0.12);
  const folderId = database
    .prepare<[string], { id: number }>(`INSERT INTO folder (path, scanned_at_ms) VALUES (?, 1) RETURNING id`)
    .get(photosDir)?.id;
  const photo = database.prepare(
    `INSERT INTO photo (id, content_hash, format, width, height, bytes, taken_at, sort_at, camera, difference_hash,
       perceptual_hash)
     VALUES (?, ?, 'jpeg', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const file = database.prepare(
    `INSERT INTO file (folder_id, path, bytes, mtime_ms, photo_id, state) VALUES (?, ?, ?, ?, ?, 'ready')`,
  );
  const vector = database.prepare(`INSERT INTO vector (photo_id, model, data) VALUES (?, ?, ?)`);
  const tag = database.prepare(
    `INSERT INTO photo_tag (photo_id, tag_id, source, confidence) VALUES (?, ?, 'model', 0.5)`,
  );
  for (let kind = 0; kind < 40; kind++) {
    database.prepare(`INSERT INTO tag (id, name) VALUES (?, ?)`).run(kind + 1, `kind ${kind}`);
  }
  for (let id = 1; id <= photos; id++) {
    const { width, height, bytes, mtimeMs } = pictureOf(pictures, id);
    const takenAt = new Date(FIRST_DAY_MS + (id / photos) * DAYS * 86_400_000).toISOString().slice(0, 19);
    const camera = `Camera ${id % 5}`;
    photo.run(
      id,
      contentHash(id),
      width,
      height,
      bytes,
      takenAt,
      takenAt,
      camera,
      hashOf(random),
      hashOf(random),
    );
    file.run(folderId, fileOf(photosDir, id), bytes, mtimeMs, id);
    const kind = kinds[id % KINDS] ?? new Float32Array(DIMENSIONS);
    const shift = Math.floor(random() * noise.length);
    const near = kind.map((value, at) => value + (noise[(shift + at) % noise.length] ?? 0));
    vector.run(id, MODEL, Buffer.from(new Float16Array(near).buffer));
    tag.run(id, (id % 40) + 1);
  }
}

const hashOf = (random: () => number) => Buffer.from(Uint8Array.from({ length: 32 }, () => random() * 256));

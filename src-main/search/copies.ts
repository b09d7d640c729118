import { setImmediate as breathe } from 'node:timers/promises';
import { hammingDistance } from '../../src-shared/domain/hamming-distance.ts';
import { dot, writeUnit } from '../../src-shared/domain/unit-vector.ts';
import type { PhotoPrint, VectorReader } from '../store/vector-reader.ts';
import type { Background } from './background.ts';
import { wantedOf } from './examples.ts';
import type { NearestPhotos } from './nearest-photos.ts';

/** Photos that are compared in one go: about 2 ms. */
const SLICE = 2_048;
/** Bits of 256 that differ, in both hashes. docs/decisions/searching-by-examples.md has the figures. */
const COPY_BITS = 20;
const NEAR_BITS = 52;
/** Pictures with hardly any detail agree in their hashes. A copy in grey still has this cosine, as a rule. */
const LEAST_COSINE = 0.5;
/** Mirrored and cropped copies, which no hash recognises. */
const NEAR_COSINE = 0.95;
const MOST_BY_COSINE = 48;
const MOST_COPIES = 500;
/** Copies keep their shape, but for what rounding does to small ones. */
const SHAPE_TOLERANCE = 0.03;

export interface FoundCopy {
  photoId: number;
  relation: 'copy' | 'near';
  /** Share of fingerprint bits that agree, 0..1. */
  agreement: number;
}

export interface CopySearchOptions {
  reader: VectorReader;
  background: Background;
  nearestPhotos: NearestPhotos;
  model: string;
  dimensions: number;
}

/** Finds photos that show the same picture as one of the library, most alike first. */
export function createCopySearch({
  reader,
  background,
  nearestPhotos,
  model,
  dimensions,
}: CopySearchOptions) {
  const vectorOf = (photoId: number): Float32Array<ArrayBuffer> | null => {
    const stored = reader.vectorsOf(model, [photoId]).get(photoId);
    const unit = new Float32Array(dimensions);
    return stored?.length === dimensions && writeUnit(stored, unit, 0) ? unit : null;
  };

  /** Those whose two hashes agree. All are compared: exact, and 100,000 take a tenth of a second. */
  const byHashes = async (own: PhotoPrint): Promise<PhotoPrint[]> => {
    const found: PhotoPrint[] = [];
    const { differenceHash } = own;
    const { length } = differenceHash;
    for (let last = 0; ;) {
      await breathe();
      const { photoIds, hashes } = reader.differenceHashesAfter(last, SLICE);
      for (const [row, photoId] of photoIds.entries()) {
        last = photoId;
        const hash = hashes.subarray(row * length, (row + 1) * length);
        if (photoId === own.photoId || hammingDistance(differenceHash, hash) > NEAR_BITS) continue;
        const other = reader.printOf(photoId);
        if (other && bitsApart(own, other) <= NEAR_BITS) found.push(other);
      }
      if (photoIds.length < SLICE) return found;
    }
  };

  /**
   * Those whose vectors all but agree. Where all photos are alike (one camera, one white table) a high cosine says
   * nothing, so they are also twice as near as one in twenty photos is by chance.
   */
  const byVector = async (own: PhotoPrint, vector: Float32Array): Promise<PhotoPrint[]> => {
    const wanted = wantedOf([{ vector, weight: 1 }], dimensions);
    const excluded = new Set([own.photoId]);
    const usual = background.fits(wanted, excluded).sort((one, other) => one - other);
    const high = usual[Math.floor(usual.length * 0.95)] ?? 0;
    const least = Math.max(NEAR_COSINE, 1 - (1 - high) / 2);
    const nearest = await nearestPhotos(wanted, { limit: MOST_BY_COSINE, allowedPhotoIds: null, excluded });
    return nearest
      .filter(({ cosine }) => cosine >= least)
      .flatMap(({ photoId }) => reader.printOf(photoId) ?? []);
  };

  /** @returns null where the photo is not in the library */
  return async (photoId: number): Promise<FoundCopy[] | null> => {
    const own = reader.printOf(photoId);
    if (!own) return null;
    const vector = vectorOf(photoId);
    const hashed = (await byHashes(own)).filter((other) => {
      const otherVector = vector && vectorOf(other.photoId);
      return !vector || !otherVector || dot(vector, otherVector, 0) >= LEAST_COSINE;
    });
    const known = new Set(hashed.map((other) => other.photoId));
    const looking = vector ? await byVector(own, vector) : [];
    return [...hashed, ...looking.filter((other) => !known.has(other.photoId))]
      .map((other): FoundCopy => ({
        photoId: other.photoId,
        relation: isCopy(own, other) ? 'copy' : 'near',
        agreement: agreementOf(own, other),
      }))
      .sort((one, other) => other.agreement - one.agreement || one.photoId - other.photoId)
      .slice(0, MOST_COPIES);
  };
}

const bitsOf = (one: PhotoPrint, other: PhotoPrint): [number, number] => [
  hammingDistance(one.differenceHash, other.differenceHash),
  hammingDistance(one.perceptualHash, other.perceptualHash),
];

const bitsApart = (one: PhotoPrint, other: PhotoPrint): number => Math.max(...bitsOf(one, other));

function agreementOf(one: PhotoPrint, other: PhotoPrint): number {
  const [difference, perception] = bitsOf(one, other);
  return 1 - (difference + perception) / (8 * (one.differenceHash.length + one.perceptualHash.length));
}

/** Two shots of one burst agree as well, but their camera wrote different times. */
function isCopy(one: PhotoPrint, other: PhotoPrint): boolean {
  const [shape, otherShape] = [one.width / one.height, other.width / other.height];
  return (
    bitsApart(one, other) <= COPY_BITS &&
    Math.abs(shape / otherShape - 1) <= SHAPE_TOLERANCE &&
    (one.takenAt === null || other.takenAt === null || one.takenAt === other.takenAt)
  );
}

import type { ReadPhoto } from '../store/photos.ts';
import type { ReadPicture } from '../workers/reader-messages.ts';

/** What a reader found out, as the library keeps it. */
export function toReadPhoto(picture: ReadPicture): ReadPhoto {
  return {
    contentHash: picture.contentHash,
    format: picture.format,
    width: picture.width,
    height: picture.height,
    bytes: picture.fileBytes,
    takenAt: picture.taken,
    camera: cameraName(picture.cameraMake, picture.cameraModel),
    latitude: picture.latitude,
    longitude: picture.longitude,
    differenceHash: picture.fingerprints.differenceHash,
    perceptualHash: picture.fingerprints.perceptualHash,
    feature: picture.feature,
    vector: picture.vector,
    tags: picture.tags,
  };
}

/** Most models repeat their maker ("Canon EOS R5"), some do not ("Pixel 8" by Google). */
function cameraName(make: string | null, model: string | null): string | null {
  if (make === null || model === null) return model ?? make;
  const [firstWord = make] = make.split(' ');
  return model.toLowerCase().includes(firstWord.toLowerCase()) ? model : `${make} ${model}`;
}

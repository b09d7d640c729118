import type { ReadPhoto } from '../store/photos.ts';
import type { Findings } from '../workers/reader-messages.ts';

/** What a reader found out, as the library keeps it. */
export function toReadPhoto(findings: Findings): ReadPhoto {
  return {
    contentHash: findings.contentHash,
    format: findings.format,
    width: findings.width,
    height: findings.height,
    bytes: findings.fileBytes,
    takenAt: findings.taken,
    camera: cameraName(findings.cameraMake, findings.cameraModel),
    latitude: findings.latitude,
    longitude: findings.longitude,
    differenceHash: findings.fingerprints.differenceHash,
    perceptualHash: findings.fingerprints.perceptualHash,
    feature: findings.feature,
    vector: findings.vector,
    tags: findings.tags,
  };
}

/** Most models repeat their maker ("Canon EOS R5"), some do not ("Pixel 8" by Google). */
function cameraName(make: string | null, model: string | null): string | null {
  if (make === null || model === null) return model ?? make;
  const [firstWord = make] = make.split(' ');
  return model.toLowerCase().includes(firstWord.toLowerCase()) ? model : `${make} ${model}`;
}

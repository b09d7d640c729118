import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { PhotoDetails, PhotoExif } from '../../src-shared/contract/photo.ts';
import type { Engine } from '../client/engine.ts';

/** What is known of the photo that is looked at; the last one's stays until the next one's is there. */
export class LookedPhoto {
  details = $state.raw<PhotoDetails | null>(null);
  /** null while the file is being read, and where that failed. */
  exif = $state.raw<PhotoExif | null>(null);
  exifFailed = $state(false);
  error = $state.raw<unknown>(null);

  readonly #engine: Engine;
  #photoId: PhotoId | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  show(photoId: PhotoId): void {
    this.#photoId = photoId;
    this.exif = null;
    this.exifFailed = false;
    void this.#describe(photoId);
    void this.#readExif(photoId);
  }

  /** After something about it was changed. */
  async refresh(): Promise<void> {
    if (this.#photoId !== null) await this.#describe(this.#photoId);
  }

  async #describe(photoId: PhotoId): Promise<void> {
    try {
      const details = await this.#engine.call('photos.details', { photoId });
      if (photoId !== this.#photoId) return;
      this.details = details;
      this.error = null;
    } catch (error) {
      if (photoId !== this.#photoId) return;
      this.details = null;
      this.error = error;
    }
  }

  async #readExif(photoId: PhotoId): Promise<void> {
    try {
      const exif = await this.#engine.call('photos.exif', { photoId });
      if (photoId === this.#photoId) this.exif = exif;
    } catch {
      // Its name and place are known all the same; why the file cannot be read is told beside the picture.
      if (photoId === this.#photoId) this.exifFailed = true;
    }
  }
}

import type { LabelledPhoto } from './labelled-photo.ts';

/** By class, then by content, then by path: the same photos always come in the same order. */
export function inStableOrder<Photo extends LabelledPhoto>(photos: readonly Photo[]): Photo[] {
  return photos
    .map((photo) => ({ photo, content: Buffer.from(photo.contentHash).toString('hex') }))
    .sort(
      (one, other) =>
        one.photo.label - other.photo.label ||
        compare(one.content, other.content) ||
        compare(one.photo.path, other.photo.path),
    )
    .map(({ photo }) => photo);
}

/** By code units, unlike localeCompare the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

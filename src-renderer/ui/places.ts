import type { PhotoId } from '../../src-shared/contract/ids.ts';

interface Place {
  scrollTop: number;
  focusedId: PhotoId | null;
}

/** Where each grid was left, so that going back finds it again. */
export const places = new Map<string, Place>();

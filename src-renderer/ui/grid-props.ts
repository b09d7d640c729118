import type { Snippet } from 'svelte';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Marks } from './marking.ts';
import type { MenuPoint } from './menu.ts';

/** A grid of photos, and what it tells of the person's wishes; it does nothing by itself but scroll and mark. */
export interface GridProps {
  label: string;
  lookLabel: string;
  markLabel: string;
  ids: readonly PhotoId[];
  aspectPermille: readonly number[];
  rowHeight: number;
  /** One number a photo; those with the same share a heading. Left out, there are no headings. */
  groups?: ArrayLike<number>;
  headingOf?: (index: number) => string;
  /** Of photos in the order of time: offers a scrubber instead of the scroll bar, with the headings as its marks. */
  dates?: { label: string; yearOf: (index: number) => number };
  labelOf: (index: number) => string;
  titleOf?: (index: number) => string;
  addressOf: (photoId: PhotoId) => string;
  /** Left out, photos cannot be marked. */
  marks?: Marks;
  /** Whether the first photo takes the focus that went with an earlier screen. */
  takesFocus?: boolean;
  /** Under which name the scroll position is remembered. */
  placeKey: string;
  /** Of what the photos are sorted by: under another one the window stays, and not the photo in it. */
  orderKey?: string;
  onopen: (index: number) => void;
  onlook: (index: number) => void;
  onmenu: (index: number, at: MenuPoint) => void;
  oncopy: (index: number) => void;
  /** Larger or smaller photos, with the wheel. */
  onzoom: (steps: 1 | -1) => void;
  /** Takes over the drag of a photo. Left out, photos cannot be dragged, and a box is drawn wherever one begins. */
  ondragout?: ((index: number) => void) | undefined;
  badge?: Snippet<[number]>;
  /** Buttons over a photo, beside its own; in sight while it is pointed at, has the focus or `showsControls`. */
  controls?: Snippet<[number]>;
  showsControls?: (index: number) => boolean;
  header?: Snippet;
  footer?: Snippet;
}

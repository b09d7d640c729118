import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Icon } from './icon.ts';

export interface MenuItem {
  label: string;
  icon: Icon;
  /** Shown at the end: a key, a count, a state. */
  hint?: string;
  title?: string;
  current?: boolean;
  /** A system's own menu draws a line before it. */
  beginsGroup?: boolean;
  /** The photo that it opens: a system's own menu offers more programs for it. */
  opens?: PhotoId;
  run: () => void;
}

/** Where a menu opens: the point of its corner nearest to what it belongs to. */
export interface MenuPoint {
  x: number;
  y: number;
  /** It belongs there, wherever the pointer is. */
  isPlaced?: boolean;
}

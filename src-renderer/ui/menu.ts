import type { Icon } from './icon.ts';

export interface MenuItem {
  label: string;
  icon: Icon;
  /** Shown at the end: a key, a count, a state. */
  hint?: string;
  title?: string;
  current?: boolean;
  run: () => void;
}

/** Where a menu opens: the point of its corner nearest to what it belongs to. */
export interface MenuPoint {
  x: number;
  y: number;
}

import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import type { Menu } from './menu.ts';

const shown = new Set<Tray>();

type Part = Record<
  keyof Pick<Electron.Tray, 'setToolTip' | 'setContextMenu' | 'setImage' | 'destroy' | 'isDestroyed'>,
  unknown
>;

export class Tray extends EventEmitter implements Part {
  image: unknown;
  toolTip = '';
  menu: Menu | null = null;

  constructor(image: unknown) {
    super();
    this.image = image;
    shown.add(this);
  }

  /** For the stand-in alone. */
  static all = (): Tray[] => [...shown];

  setImage(image: unknown): void {
    this.image = image;
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }

  setIgnoreDoubleClickEvents(): void {
    // Only macOS knows them.
  }

  destroy(): void {
    shown.delete(this);
  }

  isDestroyed(): boolean {
    return !shown.has(this);
  }
}

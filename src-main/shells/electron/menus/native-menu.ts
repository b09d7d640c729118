import type { Menu, MenuItemConstructorOptions, PopupOptions } from 'electron';
import type { NativeMenuItem } from '../../../../src-shared/contract/desktop.ts';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import type { OpenWith } from '../open-with/open-with.ts';
import { acceleratorOf } from './accelerator.ts';
import { escaped, popUp } from './popup.ts';

interface NativeMenuParts {
  buildFromTemplate: (items: MenuItemConstructorOptions[]) => Pick<Menu, 'popup'>;
  window(): { base: NonNullable<PopupOptions['window']>; zoomFactor: number } | null;
  /** The photo's first file that is there; null where none is. */
  pathOf: (photoId: PhotoId) => Promise<string | null>;
  openWith: OpenWith;
  /** Of the item that stands for a photo whose file is gone. */
  missingWords: string;
}

interface MenuRequest {
  items: readonly NativeMenuItem[];
  at?: { x: number; y: number } | undefined;
}

export interface NativeMenu {
  /** Rejects what kept a chosen program from starting. */
  show(request: MenuRequest): Promise<{ chosen: string | null }>;
}

/** Shows what the page wants in a menu of the system. Only what the page gave an id can be answered. */
export function createNativeMenu(parts: NativeMenuParts): NativeMenu {
  return {
    show: async ({ items, at }) => {
      // Programs are looked up first, so that the menu opens whole.
      const drawers = await Promise.all(items.map((item) => drawerOf(item, parts)));
      const window = parts.window();
      if (!window) return { chosen: null };
      return new Promise((resolve, reject) => {
        const choose = (chosen: string | null) => {
          resolve({ chosen });
        };
        let isStarting = false;
        const run = (action: () => Promise<unknown>) => {
          isStarting = true;
          action().then(() => {
            choose(null);
          }, reject);
        };
        const menu = parts.buildFromTemplate(drawers.map((draw) => draw(choose, run)));
        const place = {
          window: window.base,
          ...(at ? { x: inWindow(at.x, window.zoomFactor), y: inWindow(at.y, window.zoomFactor) } : {}),
        };
        popUp(menu, place, () => {
          // Of a program that is being started, it is waited for how that goes.
          if (!isStarting) choose(null);
        });
      });
    },
  };
}

const inWindow = (cssPixels: number, zoomFactor: number): number => Math.round(cssPixels * zoomFactor);

type Choose = (id: string) => void;
type Run = (action: () => Promise<unknown>) => void;
type Drawer = (choose: Choose, run: Run) => MenuItemConstructorOptions;

async function drawerOf(item: NativeMenuItem, parts: NativeMenuParts): Promise<Drawer> {
  switch (item.kind) {
    case 'separator':
      return () => ({ type: 'separator' });
    case 'action':
      return (choose) => ({
        ...{ id: item.id, enabled: item.enabled ?? true },
        ...labelOf(item.label, item.hint),
        ...(item.checked === undefined ? {} : { type: 'checkbox', checked: item.checked }),
        click: () => {
          choose(item.id);
        },
      });
    case 'openWith':
      return openWithDrawer(item.label, await parts.pathOf(item.photoId), parts);
  }
}

async function openWithDrawer(
  label: string,
  path: string | null,
  { openWith, missingWords }: NativeMenuParts,
): Promise<Drawer> {
  const words = escaped(label);
  if (path === null) {
    return () => ({ label: words, submenu: [{ label: escaped(missingWords), enabled: false }] });
  }
  const programs = await openWith.programsFor(path);
  return (_choose, run) => ({
    label: words,
    submenu: programs.map((program) => ({
      label: escaped(program.name),
      click: () => {
        run(() => program.open(path));
      },
    })),
  });
}

/** A key is shown in its own column where the system can write it, else behind the words. */
function labelOf(label: string, hint: string | undefined): MenuItemConstructorOptions {
  if (hint === undefined) return { label: escaped(label) };
  const accelerator = acceleratorOf(hint);
  if (accelerator === null) return { label: escaped(`${label} (${hint})`) };
  return { label: escaped(label), accelerator, registerAccelerator: false };
}

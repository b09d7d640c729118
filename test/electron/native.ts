import type Electron from 'electron';
import { expect } from 'vitest';
import type { DesktopProgram } from './program.ts';

/** A line of a menu, as data. */
export interface MenuLine {
  label: string;
  role?: string | undefined;
  accelerator?: string | undefined;
  enabled: boolean;
  submenu?: MenuLine[] | undefined;
}

/** What is used of Electron's own menus. */
interface NativeMenu {
  items: {
    label: string;
    role?: string;
    accelerator?: unknown;
    enabled: boolean;
    type: string;
    submenu?: unknown;
    click: unknown;
  }[];
}

/** What a journey leaves behind in the main process. */
interface Left {
  openMenu?: { menu: NativeMenu; closed: () => void } | undefined;
}

/** From now on the person answers each dialog that opens a file or folder with these. */
export function answerDialogs(program: DesktopProgram, filePaths: string[]): Promise<void> {
  return program.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen.length === 0, filePaths: chosen });
  }, filePaths);
}

/** From now on menus that pop up stay open, unseen, until `chooseFromMenu`. */
export function catchMenus(program: DesktopProgram): Promise<void> {
  return program.evaluate(({ Menu }, _nothing: null) => {
    Menu.prototype.popup = function (this: NativeMenu, options?: Electron.PopupOptions) {
      const left = globalThis as unknown as Left;
      left.openMenu = { menu: this, closed: () => options?.callback?.() };
    };
  }, null);
}

/** Waits for the menu that popped up, and answers its lines. */
export async function openMenu(program: DesktopProgram): Promise<MenuLine[]> {
  await expect.poll(() => menuLines(program, 'open')).not.toBeNull();
  return (await menuLines(program, 'open')) ?? [];
}

export async function applicationMenu(program: DesktopProgram): Promise<MenuLine[]> {
  return (await menuLines(program, 'application')) ?? [];
}

/** A menu as data; null where there is none. */
function menuLines(program: DesktopProgram, which: 'application' | 'open'): Promise<MenuLine[] | null> {
  return program.evaluate(({ Menu }, wanted) => {
    const linesOf = (menu: NativeMenu): MenuLine[] =>
      menu.items.map(({ label, role, accelerator, enabled, type, submenu }) => ({
        ...{ label: type === 'separator' ? '-' : label, role, enabled },
        accelerator: typeof accelerator === 'string' ? accelerator : undefined,
        submenu: submenu ? linesOf(submenu as NativeMenu) : undefined,
      }));
    const { openMenu: open } = globalThis as unknown as Left;
    const menu = wanted === 'open' ? open?.menu : (Menu.getApplicationMenu() as NativeMenu | null);
    return menu ? linesOf(menu) : null;
  }, which);
}

/** Chooses a line of the menu that popped up, by the labels that lead to it; null closes the menu. */
export async function chooseFromMenu(
  program: DesktopProgram,
  label: string | readonly string[] | null,
): Promise<void> {
  await openMenu(program);
  const way: readonly string[] = typeof label === 'string' ? [label] : (label ?? []);
  await program.evaluate((_electron, labels) => {
    const left = globalThis as unknown as Left;
    const { openMenu: open } = left;
    left.openMenu = undefined;
    let lines = open?.menu.items ?? [];
    let item: NativeMenu['items'][number] | undefined;
    for (const wanted of labels) {
      item = lines.find((each) => each.label === wanted);
      if (!item) throw new Error(`The menu has no line ${labels.join(' / ')}.`);
      lines = (item.submenu as NativeMenu | undefined)?.items ?? [];
    }
    // The order of most systems: closed first, then chosen.
    open?.closed();
    (item?.click as (() => void) | undefined)?.();
  }, way);
}

/** Chooses a line of the application menu by its id. */
export function chooseFromApplicationMenu(program: DesktopProgram, itemId: string): Promise<void> {
  return program.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`The application menu has no line ${wanted}.`);
    const [window] = BrowserWindow.getAllWindows();
    (item.click as (event: unknown, window: unknown, contents: unknown) => void)(
      {},
      window,
      window?.webContents,
    );
  }, itemId);
}

/** The process id of the engine. */
export async function enginePid(program: DesktopProgram): Promise<number> {
  const find = () =>
    program.evaluate(({ app }, _nothing: null) => {
      const engine = app
        .getAppMetrics()
        .find(({ serviceName, name }) => [serviceName, name].includes('Lookalike engine'));
      return engine?.pid ?? 0;
    }, null);
  await expect.poll(find).toBeGreaterThan(0);
  return find();
}

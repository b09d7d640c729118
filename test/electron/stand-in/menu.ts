import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app } from './app.ts';

type Template = Electron.MenuItemConstructorOptions | MenuItem;

/** A line of a menu: data, and what a click on it does. */
export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: Electron.MenuItemConstructorOptions['accelerator'];
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #options: Electron.MenuItemConstructorOptions;

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { click, role } = options;
    if (click && role) throw new Error('A menu item with a role does what its role says, and no click.');
    const submenu = options.submenu as Template[] | Menu | undefined;
    this.#options = options;
    this.id = options.id;
    this.label = options.label ?? role ?? '';
    this.role = role;
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    if (this.type === 'separator' && this.submenu) throw new Error('A separator has no submenu.');
  }

  click = (event: unknown = {}, window?: unknown): void => {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.role === 'quit') app.quit();
    const { click } = this.#options;
    click?.(this as never, window as never, event as never);
  };
}

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: Template[]): Menu {
    const menu = new Menu();
    for (const line of template) menu.append(line instanceof MenuItem ? line : new MenuItem(line));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    app.applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return app.applicationMenu as Menu | null;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  /** Nobody sees it; a test takes this over, and chooses. */
  popup({ callback }: { callback?: () => void } = {}): void {
    this.emit('menu-will-show');
    setImmediate(() => {
      this.closePopup();
      callback?.();
    });
  }

  closePopup(): void {
    this.emit('menu-will-close');
  }
}

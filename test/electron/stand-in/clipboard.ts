import type Electron from 'electron';

type Payload = string | Blob;

export class ClipboardItem implements Record<keyof Electron.ClipboardItem, unknown> {
  readonly #items: Record<string, Payload>;

  constructor(items: Record<string, Payload>) {
    this.#items = items;
  }

  get types(): string[] {
    return Object.keys(this.#items);
  }

  getType(type: string): Promise<Blob> {
    const payload = this.#items[type];
    if (payload === undefined) return Promise.reject(new Error(`There is no ${type} on the clipboard.`));
    return Promise.resolve(payload instanceof Blob ? payload : new Blob([payload], { type }));
  }
}

let held: ClipboardItem[] = [];

/** Of this process alone: it is not the one that pages use. */
export const clipboard = {
  read: () => Promise.resolve(held),
  write: (items: ClipboardItem[]) => {
    held = items;
    return Promise.resolve();
  },
  has: (type: string) => Promise.resolve(held.some((item) => item.types.includes(type))),
  readText: async () => {
    const item = held.find(({ types }) => types.includes('text/plain'));
    return item ? (await item.getType('text/plain')).text() : '';
  },
  writeText: (text: string) => clipboard.write([new ClipboardItem({ 'text/plain': text })]),
  clear: () => {
    held = [];
  },
} satisfies Record<keyof Omit<Electron.Clipboard, 'selection'>, unknown>;

import { readFileSync } from 'node:fs';
import type Electron from 'electron';

type Part = Pick<Electron.NativeImage, 'isEmpty' | 'toPNG' | 'getSize' | 'setTemplateImage' | 'toDataURL'>;

/** Bytes of a picture, never looked into. */
class NativeImage implements Part {
  readonly #bytes: Buffer;
  readonly #width: number;

  constructor(bytes: Buffer, width = 256) {
    this.#bytes = bytes;
    this.#width = width;
  }

  isEmpty = (): boolean => this.#bytes.length === 0;
  toPNG = (): Buffer<ArrayBuffer> => Buffer.from(this.#bytes);
  toJPEG = (): Buffer => this.#bytes;
  toDataURL = (): string => `data:image/png;base64,${this.#bytes.toString('base64')}`;
  getSize = (): Electron.Size =>
    this.isEmpty() ? { width: 0, height: 0 } : { width: this.#width, height: this.#width };
  setTemplateImage = (): void => undefined;
  resize = ({ width = this.#width }: Electron.ResizeOptions): NativeImage =>
    new NativeImage(this.#bytes, width);
  addRepresentation = (): void => undefined;
}

export const nativeImage = {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => new NativeImage(bytes),
  createFromPath: (path: string) => {
    try {
      return new NativeImage(readFileSync(path));
    } catch {
      // Electron too answers an empty picture.
      return new NativeImage(Buffer.alloc(0));
    }
  },
  createFromDataURL: (address: string) =>
    new NativeImage(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')),
} satisfies Record<string, (argument: never) => NativeImage>;

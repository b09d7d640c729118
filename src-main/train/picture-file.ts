import { open } from 'node:fs/promises';
import { CodedError } from '../../src-shared/domain/coded-error.ts';

/** Square RGB pictures, one after the other; read as they are needed, as they fill gigabytes. */
export interface PictureFile {
  /** @returns [side, side, 3] */
  read(row: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** @throws CodedError 'pictures-damaged' where there are fewer bytes than `photos` pictures have */
export async function openPictureFile(path: string, photos: number, side: number): Promise<PictureFile> {
  const file = await open(path, 'r');
  const bytes = side * side * 3;
  const { size } = await file.stat();
  if (size !== photos * bytes) {
    await file.close();
    throw damaged(path);
  }
  return {
    read: async (row) => {
      const picture = new Uint8Array(bytes);
      const { bytesRead } = await file.read(picture, 0, bytes, row * bytes);
      if (bytesRead !== bytes) throw damaged(path);
      return picture;
    },
    close: () => file.close(),
  };
}

function damaged(path: string): CodedError {
  return new CodedError(
    'pictures-damaged',
    'The pictures that were prepared for the training are not whole. Start the training again.',
    { path },
  );
}

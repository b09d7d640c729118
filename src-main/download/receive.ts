import type { FileHandle } from 'node:fs/promises';
import { writeFailure } from '../../src-shared/domain/write-failure.ts';
import { cancelled, connectionFailure } from './download-failure.ts';
import type { PartFile } from './part-file.ts';
import { type FileResponse, requestFile } from './request-file.ts';

export interface ReceiveOptions {
  signal: AbortSignal;
  /** At every piece that arrives; `totalBytes` is null where the server does not tell. */
  onProgress: (progress: { receivedBytes: number; totalBytes: number | null }) => void;
  /** After so long without a byte the connection counts as broken. */
  silenceMs: number;
}

/**
 * One connection: asks for what is not there yet, and adds what comes. Returns when the server has given all.
 * @throws CodedError; see `downloadFile`
 */
export async function receiveInto(part: PartFile, url: string, options: ReceiveOptions): Promise<void> {
  const { signal, silenceMs } = options;
  const there = await part.resumable(url);
  if (there !== null && there.bytes === there.totalBytes) return;
  const silence = new AbortController();
  const timer = setTimeout(() => {
    silence.abort(new Error(`nothing came for ${silenceMs / 1000} s`));
  }, silenceMs);
  try {
    const response = await requestFile(url, there, AbortSignal.any([signal, silence.signal]));
    await addTo(part, url, response, () => timer.refresh(), options);
  } catch (error) {
    if (signal.aborted) throw cancelled(url);
    throw connectionFailure(error, url);
  } finally {
    clearTimeout(timer);
  }
}

async function addTo(
  part: PartFile,
  url: string,
  { start, totalBytes, validator, body }: FileResponse,
  arrived: () => void,
  { onProgress }: ReceiveOptions,
): Promise<void> {
  const file =
    start > 0
      ? await part.goOn()
      : await part.begin(validator === null ? null : { url, validator, totalBytes });
  let receivedBytes = start;
  try {
    onProgress({ receivedBytes, totalBytes });
    for await (const piece of body) {
      arrived();
      await writeAt(file, piece, receivedBytes, part.path);
      receivedBytes += piece.byteLength;
      onProgress({ receivedBytes, totalBytes });
    }
  } finally {
    await file.close();
  }
  if (totalBytes !== null && receivedBytes !== totalBytes) {
    throw new Error(`${receivedBytes} of ${totalBytes} bytes came`);
  }
}

async function writeAt(file: FileHandle, piece: Uint8Array, position: number, path: string): Promise<void> {
  try {
    for (let done = 0; done < piece.byteLength;) {
      done += (await file.write(piece, done, piece.byteLength - done, position + done)).bytesWritten;
    }
  } catch (error) {
    throw writeFailure(error, path);
  }
}

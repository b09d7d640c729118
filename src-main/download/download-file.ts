import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { cancelled, downloadDamaged } from './download-failure.ts';
import { PartFile } from './part-file.ts';
import { receiveInto, type ReceiveOptions } from './receive.ts';

/** Attempts in a row that bring nothing. */
const MAX_VAIN_ATTEMPTS = 5;
const LONGEST_PAUSE_MS = 15_000;

export interface DownloadOptions extends Pick<ReceiveOptions, 'signal' | 'onProgress'> {
  expectedSha256?: string;
  /** Before the second attempt; doubled before each further one. */
  pauseMs?: number;
  silenceMs?: number;
}

/**
 * Fetches a file over https (http from this machine only) to `path`, which is there when all of it is and it is
 * what it should be. A download that was cut off, cancelled or lost with the power goes on where it stopped, unless
 * the file changed in the meantime.
 *
 * @returns sha256: of the file
 * @throws CodedError 'download-offline', 'download-interrupted', 'download-missing', 'download-refused',
 * 'download-not-secure', 'download-damaged', 'download-cancelled', 'disk-full', 'file-not-writable',
 * 'file-not-written'
 */
export async function downloadFile(
  url: string,
  path: string,
  { signal, onProgress, expectedSha256, pauseMs = 1_000, silenceMs = 30_000 }: DownloadOptions,
): Promise<{ bytes: number; sha256: string }> {
  const part = new PartFile(path);
  await receiveAll(url, part, { signal, onProgress, silenceMs }, pauseMs);
  const bytes = await part.size();
  const sha256 = await sha256Of(part.path);
  if (expectedSha256 !== undefined && sha256 !== expectedSha256) {
    await part.discard();
    throw downloadDamaged(url, `SHA-256 ${sha256} instead of ${expectedSha256}`);
  }
  await part.finish();
  return { bytes, sha256 };
}

/** One attempt after the other, as long as each brings something or the next may. */
async function receiveAll(
  url: string,
  part: PartFile,
  options: ReceiveOptions,
  pauseMs: number,
): Promise<void> {
  let vainAttempts = 0;
  let sizeBefore = await part.size();
  for (;;) {
    try {
      await receiveInto(part, url, options);
      return;
    } catch (error) {
      if (!(error instanceof CodedError) || !error.transient || error.code === 'disk-full') throw error;
      const size = await part.size();
      vainAttempts = size > sizeBefore ? 1 : vainAttempts + 1;
      sizeBefore = size;
      if (vainAttempts >= MAX_VAIN_ATTEMPTS) throw error;
      // 416: the file is shorter than what is here, so this is the beginning of another.
      if (error.code === 'download-outgrown') await part.discard();
    }
    await pause(Math.min(pauseMs * 2 ** (vainAttempts - 1), LONGEST_PAUSE_MS), url, options.signal);
  }
}

async function pause(forMs: number, url: string, signal: AbortSignal): Promise<void> {
  await sleep(forMs, undefined, { signal }).catch(() => {
    throw cancelled(url);
  });
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

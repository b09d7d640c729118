import { constants } from 'node:fs';
import { access, readFile, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { isSignedBy, parseUpdateKey, sha512Of } from './signature.ts';
import { fetchSignature, forgetDownload } from './updater.ts';

/** A file that was fetched, and the signature that lay beside it. */
export interface DownloadedUpdate {
  path: string;
  version: string;
  signature: string;
}

/** Fetches the update that was found, and its signature, and checks the one against the other. */
export async function downloadUpdate(
  updater: AppUpdater,
  version: string,
  keyFile: string,
): Promise<DownloadedUpdate> {
  const [path] = await updater.downloadUpdate();
  if (path === undefined) throw new Error('The updater named no file that it downloaded.');

  const update = { path, version, signature: (await fetchSignature(updater, path)) ?? '' };
  await checkSignature(updater, update, keyFile);
  return update;
}

/** Deletes a file that is not signed with our key, and throws 'update-signature-wrong'. */
export async function checkSignature(
  updater: AppUpdater,
  { path, version, signature }: DownloadedUpdate,
  keyFile: string,
): Promise<void> {
  const key = parseUpdateKey(await readFile(keyFile, 'utf8'));
  const sha512 = await sha512Of(path).catch(() => null);
  if (key && sha512 && isSignedBy(key, { version, name: basename(path), sha512 }, signature)) return;

  await forgetDownload(updater);
  await rm(path, { force: true });
  throw new CodedError(
    'update-signature-wrong',
    `The download of version ${version} does not carry Lookalike's signature. It was deleted and nothing was installed. ` +
      'Try again later; if it stays like this, download Lookalike by hand from where you got it.',
  );
}

/** An AppImage replaces itself, and the updater deletes the old one first: better to know before that it may. */
export async function checkReplaceable(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const appImage = environment['APPIMAGE'];
  if (appImage === undefined) return;
  try {
    await access(dirname(appImage), constants.W_OK);
  } catch (cause) {
    throw new CodedError(
      'update-not-writable',
      `Lookalike cannot replace itself in ${dirname(appImage)}. Move the AppImage to a folder of your own, start it from there, and update again.`,
      { path: appImage, cause },
    );
  }
}

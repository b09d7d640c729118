import { sep } from 'node:path';
import type { EngineClient } from '../../../../src-shared/contract/api.ts';
import type { Folder } from '../../../../src-shared/contract/folder.ts';
import type { FolderId } from '../../../../src-shared/contract/ids.ts';
import type { Failure, Job } from '../../../../src-shared/contract/job.ts';
import { errorCode } from '../../../../src-shared/domain/coded-error.ts';
import { defineCommand, exitCodes } from '../command.ts';
import { formatCount, formatCountOf, formatDecimal, formatDuration } from '../figures.ts';
import { onInterruption } from '../interruption.ts';
import type { Output } from '../output.ts';
import { printable } from '../printable.ts';
import { runImport } from '../run-import.ts';

/** So many failed files are named on a terminal; `--json` names all. */
const shownFailures = 20;
const failurePage = 10_000;

export const indexFolders = defineCommand({
  name: 'index',
  words: '<folder...>',
  summary: 'Read the photos of folders, so that they can be searched',
  details: [
    'Looks through the folders and all folders inside them, and reads what is new or changed. Your photos are',
    'only read, never written. Ctrl-C stops cleanly: what was read stays, and the next index goes on from there.',
    'Files that cannot be read are listed and do not stop the others.',
  ],
  options: {
    exclude: {
      type: 'string',
      placeholder: 'GLOB',
      multiple: true,
      help: 'leave out what matches, such as "Trash/**", until others are given; may be given several times',
    },
  },
  run: async ({ words, output, resolvePath, openEngine }, { exclude }) => {
    // Before the engine, so that it still holds while the engine closes.
    using interruption = onInterruption();
    await using opened = await openEngine();
    const { client } = opened;
    const folders = await addFolders(client, output, words.map(resolvePath), exclude);

    const { job, interruptedBy } = await runImport(
      opened,
      folders.map((folder) => folder.id),
      interruption,
    );
    if (interruptedBy !== null) {
      output.note('Stopped. What was read stays; run the same command again to go on.');
      return interruptedBy;
    }
    await report(client, output, folders, job);
    return exitCodes.done;
  },
});

async function addFolders(
  client: EngineClient,
  output: Output,
  paths: readonly string[],
  exclude: string[] | undefined,
): Promise<Folder[]> {
  const ids = new Set<FolderId>();
  for (const path of paths) {
    const folder = await addFolder(client, path, exclude).catch(async (error: unknown) => {
      const above = errorCode(error) === 'folder-overlaps' ? await folderAbove(client, path) : undefined;
      if (!above) throw error;
      output.note(
        `${printable(path)} lies in ${printable(above.path)}, which is in the library: reading that one.`,
      );
      return above;
    });
    ids.add(folder.id);
  }
  // A folder can have been taken in by one that was named after it.
  return (await client['folders.list']({})).filter((folder) => ids.has(folder.id));
}

async function folderAbove(client: EngineClient, path: string): Promise<Folder | undefined> {
  return (await client['folders.list']({})).find((folder) => liesIn(path, folder.path));
}

/** Exclusions that are left out stay as they were; given ones replace them. */
async function addFolder(client: EngineClient, path: string, exclude: string[] | undefined): Promise<Folder> {
  const folder = await client['folders.add']({ path, ...(exclude ? { exclude } : {}) });
  if (!exclude || String(exclude) === String(folder.exclude)) return folder;
  return client['folders.update']({ folderId: folder.id, exclude });
}

async function report(
  client: EngineClient,
  output: Output,
  added: readonly Folder[],
  job: Job,
): Promise<void> {
  const ids = new Set(added.map((folder) => folder.id));
  const folders = (await client['folders.list']({})).filter((folder) => ids.has(folder.id));
  const failed = await failuresIn(client, folders);
  const photos = folders.reduce((sum, folder) => sum + folder.photos, 0);
  const read = job.stages.find((stage) => stage.name === 'photos')?.done ?? 0;
  const imagesPerSecond = job.seconds > 0 ? Math.round((read / job.seconds) * 100) / 100 : 0;
  const { added: new_, changed, moved, gone } = job.counts;
  const seconds = Math.round(job.seconds * 1000) / 1000;

  output.result(
    {
      added: new_,
      changed,
      moved,
      gone,
      failed: failed.map(({ path, code, message }) => ({ path, code, message })),
      photos,
      seconds,
      imagesPerSecond,
    },
    () => [
      photos === 0 && failed.length === 0
        ? 'There are no photos in there.'
        : `${formatCountOf(photos, 'photo')} can be searched now. ` +
          `This took ${formatDuration(seconds)} (${formatDecimal(imagesPerSecond)} photos/s).`,
      `${formatCount(new_)} added, ${formatCount(changed)} changed, ${formatCount(moved)} moved, ` +
        `${formatCount(gone)} gone, ${formatCount(failed.length)} failed`,
    ],
  );
  for (const { path, photos: kept } of folders.filter((folder) => folder.state === 'offline')) {
    output.note(
      `${printable(path)} is empty or cannot be reached, like an unplugged drive: what is known of its ` +
        `${formatCountOf(kept, 'photo')} is kept.`,
    );
  }
  if (!output.json) noteFailures(output, failed);
}

function noteFailures(output: Output, failed: readonly Failure[]): void {
  for (const { path, code, message } of failed.slice(0, shownFailures)) {
    output.note(`  ${printable(path)}: ${printable(message)} (${code})`);
  }
  const more = failed.length - shownFailures;
  if (more > 0) output.note(`  and ${formatCount(more)} more; --json lists all`);
}

async function failuresIn(client: EngineClient, folders: readonly Folder[]): Promise<Failure[]> {
  const found: Failure[] = [];
  for (let offset = 0; ; offset += failurePage) {
    const { total, items } = await client['import.failures']({ offset, limit: failurePage });
    found.push(...items.filter(({ path }) => folders.some((folder) => liesIn(path, folder.path))));
    if (offset + failurePage >= total) return found;
  }
}

const liesIn = (path: string, folder: string) =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

import { isAbsolute, relative } from 'node:path';
import type { DesktopEvent } from '../../../../src-shared/contract/desktop.ts';
import type { FolderId } from '../../../../src-shared/contract/ids.ts';
import { CodedError, errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { LaunchRequest } from './launch-request.ts';

interface ActionParts {
  client: Pick<EngineProcess['client'], 'query.addFile' | 'folders.add' | 'folders.list' | 'import.start'>;
  show: () => void;
  tell: (event: DesktopEvent) => void;
  log: Log;
}

/** Does what Lookalike was started for, as soon as there are an engine and a page to do it with. Never rejects. */
export async function actOnRequest(request: LaunchRequest, parts: ActionParts): Promise<void> {
  const { client, show, tell, log } = parts;
  show();
  try {
    if (request.kind === 'refused') throw request.error;
    if (request.kind === 'similar') {
      const { queryId } = await client['query.addFile']({ path: request.path });
      tell({ type: 'go', address: `#/similar/query/${queryId}` });
    } else if (request.kind === 'folder') {
      const folderId = await openFolder(client, request.path);
      tell({ type: 'go', address: `#/folder/${folderId}` });
    }
  } catch (error) {
    log(`${request.kind}: ${errorMessage(error)}`);
    const path = error instanceof CodedError ? error.path : undefined;
    tell({
      type: 'refused',
      code: errorCode(error),
      message: errorMessage(error),
      ...(path === undefined ? {} : { path }),
    });
  }
}

/** Takes the folder into the library and has it read. One that is in it already is looked through for what is new. */
async function openFolder(client: ActionParts['client'], path: string): Promise<FolderId> {
  const folderId = await addFolder(client, path);
  await client['import.start']({ folderIds: [folderId] });
  return folderId;
}

async function addFolder(client: ActionParts['client'], path: string): Promise<FolderId> {
  try {
    return (await client['folders.add']({ path })).id;
  } catch (error) {
    if (errorCode(error) !== 'folder-overlaps') throw error;
    const folders = await client['folders.list']({});
    const around = folders.find((folder) => isInside(path, folder.path));
    if (!around) throw error;
    return around.id;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}

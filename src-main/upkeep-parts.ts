import { stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import type { Settings } from '../src-shared/contract/settings.ts';
import { cacheMethods } from './api/cache.ts';
import { privacyMethods } from './api/privacy.ts';
import { settingMethods } from './api/settings.ts';
import type { CacheRules } from './cache/cache-file.ts';
import { countConnections } from './connections/connection-count.ts';
import type { Imports } from './pipeline/imports.ts';
import type { Pace } from './pipeline/pace.ts';
import { createWatching } from './pipeline/watching/watching.ts';
import { judgeChangedPath } from './scan/changed-path.ts';
import { compileExclusions } from './scan/exclusion.ts';
import type { Library } from './store/library.ts';
import { isOnNetworkDrive } from './watch/network-drive.ts';
import { rootIdentity } from './watch/root-identity.ts';
import { watchFolder } from './watch/watch-folder.ts';
import { surveyInThread } from './workers/cache-thread.ts';

/** Enough to find every training whose folder is still there. */
const LATEST_RUNS = 10_000;

/** What a clean-up leaves alone, but for thumbnails: of those the library itself is asked. */
type KeptInCache = Omit<CacheRules, 'isShown'>;

interface UpkeepParts {
  library: Library;
  dataDir: string;
  imports: Imports;
  pace: Pace;
  /** Names of the models that answer, or are about to. */
  modelsInUse: () => string[];
  isDownloading: () => boolean;
  /** Something that a person can see changed. */
  changed: () => void;
  log: (line: string) => void;
}

/** What keeps library and data folder in order by itself, and what a person may set about it. */
export function composeUpkeep(parts: UpkeepParts) {
  const { library, dataDir, imports, pace, changed, log } = parts;
  const { settings, folders, files, trainingRuns } = library;
  const connections = countConnections();

  const watching = createWatching({
    ...{ watch: watchFolder, identity: rootIdentity, isOnNetworkDrive, isFolder, changed, log },
    judge: (root, exclude) => {
      const isExcluded = compileExclusions(exclude);
      return (path) => (isOwn(dataDir, root, path) ? 'nothing' : judgeChangedPath(root, path, isExcluded));
    },
    holdsFilesBelow: folders.holdsFilesBelow,
    folders: folders.all,
    isWanted: () => settings.get().watchFolders,
    mayImport: () => {
      const state = imports.current()?.state;
      if (state === 'cancelled') return files.countPending() === 0;
      return state !== 'running' && state !== 'paused';
    },
    startImport: (folderIds) => {
      imports.start(folderIds);
    },
  });

  const apply = (after: Settings, before: Settings): void => {
    pace.set(after.importSpeed);
    if (after.watchFolders !== before.watchFolders) watching.followAnew();
  };
  const rules = (): KeptInCache => ({
    modelsInUse: parts.modelsInUse(),
    finishedRuns: trainingRuns
      .latest(LATEST_RUNS)
      .filter(({ state }) => state === 'done' || state === 'cancelled')
      .map(({ id }) => `run-${id}`),
    isDownloading: parts.isDownloading(),
  });
  const survey = (kept: KeptInCache, clean: boolean) =>
    surveyInThread({ dataDir, databasePath: library.databasePath, rules: kept, clean });

  return {
    watching,
    methods: {
      ...settingMethods({ settings, apply }),
      ...cacheMethods({ dataDir, rules, survey }),
      ...privacyMethods(connections),
    },
    surveyCache: () => survey(rules(), false),
    close: async (): Promise<void> => {
      connections.close();
      await watching.close();
    },
  };
}

/** What Lookalike writes into its data folder, should that lie in a folder of photos, is no change to look at. */
function isOwn(dataDir: string, root: string, path: string): boolean {
  return isBelow(root, dataDir) && isBelow(dataDir, path);
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

import { basename, dirname, join } from 'node:path';

const sourceDir = join(import.meta.dirname, '..', '..');

/** The desktop program is built into dist/electron, where its modules lie as their sources do. */
const packageDir = basename(dirname(sourceDir)) === 'dist' ? join(sourceDir, '..', '..') : sourceDir;

/** Native code cannot read what is inside Electron's archive: in a package these lie beside it. */
const isPacked = basename(packageDir) === 'app.asar';
const beside = dirname(packageDir);

/** What lies beside the program, wherever that was put. */
export const packageFolders = {
  package: packageDir,
  models: join(isPacked ? beside : packageDir, 'models'),
  /** Holds `tray` and `icon.png`, in a package also `licences`. */
  resources: isPacked ? beside : join(packageDir, 'resources'),
  samples: isPacked ? join(beside, 'samples') : join(packageDir, 'resources', 'samples'),
  updateKey: join(packageDir, 'resources', 'update-key.pub'),
  renderer: join(packageDir, 'dist', 'renderer'),
} as const;

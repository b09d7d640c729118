import { join } from 'node:path';

const packageDir = join(import.meta.dirname, '..', '..');

/** What lies beside the program, wherever that was put. */
export const packageFolders = {
  package: packageDir,
  models: join(packageDir, 'models'),
  samples: join(packageDir, 'resources', 'samples'),
  renderer: join(packageDir, 'dist', 'renderer'),
} as const;

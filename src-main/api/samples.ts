import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Imports } from '../pipeline/imports.ts';
import { copySamples } from '../samples/copy-samples.ts';
import type { Watching } from '../pipeline/watching/watching.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

interface SampleParts {
  library: Library;
  imports: Imports;
  /** The pictures that come with Lookalike. */
  samplesDir: string;
  /** Where the person's copy goes: theirs to look into, and to delete. */
  targetDir: string;
  watching: Pick<Watching, 'stateOf' | 'follow'>;
}

export function sampleMethods({
  library,
  imports,
  samplesDir,
  targetDir,
  watching,
}: SampleParts): MethodsOf<'samples'> {
  return {
    'samples.add': async () => {
      const folderPath = join(targetDir, 'Sample pictures');
      await mkdir(folderPath, { recursive: true });
      await copySamples(samplesDir, folderPath);
      const folderId = library.folders.add(folderPath, []);
      watching.follow();
      const job = imports.start([folderId]);
      const folder = library.folders.get(folderId);
      if (!folder) throw new Error('the folder that was just added is gone');
      return { folder: { ...folder, watch: watching.stateOf(folderId) }, job };
    },
  };
}

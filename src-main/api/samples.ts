import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Imports } from '../pipeline/imports.ts';
import { copySamples } from '../samples/copy-samples.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

interface SampleParts {
  library: Library;
  imports: Imports;
  /** The pictures that come with Lookalike. */
  samplesDir: string;
  /** Where the person's copy goes: theirs to look into, and to delete. */
  targetDir: string;
}

export function sampleMethods({
  library,
  imports,
  samplesDir,
  targetDir,
}: SampleParts): MethodsOf<'samples'> {
  return {
    'samples.add': async () => {
      const folderPath = join(targetDir, 'Sample pictures');
      await mkdir(folderPath, { recursive: true });
      await copySamples(samplesDir, folderPath);
      const folderId = library.folders.add(folderPath, []);
      const job = imports.start([folderId]);
      const folder = library.folders.get(folderId);
      if (!folder) throw new Error('the folder that was just added is gone');
      return { folder, job };
    },
  };
}

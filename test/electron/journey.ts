import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeTestFolder } from '../pictures/folder.ts';
import { listenForComplaints } from './complaints.ts';
import type { DesktopHost, DesktopProgram } from './program.ts';

const outputDir = join(import.meta.dirname, '..', '..', 'test-output');

type TestFolder = Awaited<ReturnType<typeof makeTestFolder>>;

export interface DesktopJourney extends DesktopProgram {
  /** For the pictures of this journey. */
  photos: TestFolder;
  dataDir: string;
  /** Of the page, security policy included; taken out, the rest must be none. */
  complaints: string[];
  /** Quits, and starts it again on the same library. */
  startAnew: (args?: readonly string[]) => Promise<DesktopProgram>;
}

/** Starts the desktop program with an empty library, goes through it, and clears up. */
export async function takeDesktopJourney(
  host: DesktopHost,
  go: (journey: DesktopJourney) => Promise<void>,
  args: readonly string[] = [],
): Promise<void> {
  await using photos = await makeTestFolder();
  await using library = await makeTestFolder();
  const dataDir = library.path;
  let program = await host.start({ dataDir, args });
  const complaints = listenForComplaints(program.page);
  try {
    await go({
      ...program,
      ...{ photos, dataDir, complaints },
      startAnew: async (anewArgs = []) => {
        await program.close();
        program = await host.start({ dataDir, args: anewArgs });
        complaints.push(...listenForComplaints(program.page));
        return program;
      },
    });
    expect(complaints).toEqual([]);
  } catch (error) {
    await mkdir(outputDir, { recursive: true });
    await program.page
      .screenshot({ path: join(outputDir, `failed-${Date.now()}.png`) })
      .catch(() => undefined);
    process.stderr.write(`${program.log()}\n`);
    throw error;
  } finally {
    await program.close();
  }
}

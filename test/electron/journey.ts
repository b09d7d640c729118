import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { listenForComplaints } from '../e2e/complaints.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import type { DesktopHost, DesktopProgram, ProgramOptions } from './program.ts';

const outputDir = join(import.meta.dirname, '..', '..', 'test-output');

type TestFolder = Awaited<ReturnType<typeof makeTestFolder>>;
type Start = Omit<ProgramOptions, 'dataDir'>;

export interface DesktopJourney extends DesktopProgram {
  /** For the pictures of this journey. */
  photos: TestFolder;
  dataDir: string;
  /** Of the page, security policy included; taken out, the rest must be none. */
  complaints: string[];
  /** Quits, and starts it again on the same library. */
  startAnew: (args?: readonly string[]) => Promise<DesktopProgram>;
}

/**
 * Starts the desktop program with an empty library, goes through it, and clears up. Fails too where the page complained,
 * or the program did not end in order.
 * @param prepare before the start: writes what has to be there, and says how to start
 */
export async function takeDesktopJourney(
  host: DesktopHost,
  go: (journey: DesktopJourney) => Promise<void>,
  prepare: (photos: TestFolder, dataDir: string) => Start | Promise<Start> = () => ({}),
): Promise<void> {
  await using photos = await makeTestFolder();
  await using library = await makeTestFolder();
  const dataDir = library.path;
  const start = await prepare(photos, dataDir);
  let program = await host.start({ ...start, dataDir });
  const complaints: string[] = [];
  listenForComplaints(program.page, complaints);
  try {
    await go({
      ...program,
      ...{ photos, dataDir, complaints },
      startAnew: async (args = []) => {
        await program.close();
        program = await host.start({ ...start, dataDir, args });
        listenForComplaints(program.page, complaints);
        return program;
      },
    });
    expect(complaints).toEqual([]);
    await program.close();
  } catch (error) {
    await mkdir(outputDir, { recursive: true });
    await program.page
      .screenshot({ path: join(outputDir, `failed-${Date.now()}.png`) })
      .catch(() => undefined);
    process.stderr.write(`${program.log()}\n`);
    // What went wrong first says more than what came of it.
    await program.close().catch(() => undefined);
    throw error;
  }
}

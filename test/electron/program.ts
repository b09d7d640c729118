import type { Page } from 'playwright-core';
import type Electron from 'electron';

type ElectronModule = typeof Electron;

export interface ProgramOptions {
  /** Of the library; everything else that the program keeps lies in it or beside it. */
  dataDir: string;
  args?: readonly string[];
  environment?: Record<string, string>;
  /** What its person speaks; English where nothing is said, whatever this machine is set to. */
  locale?: string;
}

/** A running desktop program, under whatever stands for Electron. */
export interface DesktopProgram {
  /** The page of its window. */
  page: Page;
  /** Runs a function in the main process, with the module `electron`. Only its source gets there. */
  evaluate<Result, Argument>(
    run: (electron: ElectronModule, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** What it wrote to standard error. */
  readonly log: () => string;
  /** Settles once it is gone, with its exit code. */
  readonly ended: Promise<number | null>;
  /** Quits as by its menu. Rejects, with its log, where it hangs or ends otherwise than in order. */
  close(): Promise<void>;
}

export interface DesktopHost {
  name: string;
  /** Why it cannot run here, if so. */
  missing: string | null;
  /** Waits for the first window, if one is awaited. */
  start(options: ProgramOptions): Promise<DesktopProgram>;
  /** Starts it a second time for the same library, which only hands over and ends; answers the exit code. */
  startAgain(options: ProgramOptions, workingDirectory?: string): Promise<number | null>;
}

import type { ChildLaunchParts } from '../../src-main/shells/electron/engine/child-launches.ts';
import { MessageChannelMain } from '../electron/stand-in/ports.ts';
import { utilityProcess } from '../electron/stand-in/utility-process.ts';

type Parts = Pick<ChildLaunchParts, 'fork' | 'MessageChannelMain'>;

const standIns: unknown = { fork: utilityProcess.fork, MessageChannelMain };

/** What the shell's engine modules take of Electron: real processes and ports, without the rest of it. */
export const electronParts = standIns as Parts;

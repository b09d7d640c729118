import type { Options } from './command.ts';

/** Understood by every command, before or after its name. */
export const globalOptions = {
  library: {
    type: 'string',
    placeholder: 'DIR',
    help: 'data folder (default: your app data folder, or $LOOKALIKE_LIBRARY)',
  },
  json: { type: 'boolean', help: 'the last line of standard output is one JSON value' },
  verbose: { type: 'boolean', help: 'tell on standard error what goes on inside' },
  help: { type: 'boolean', short: 'h', help: 'show help, also for one command' },
  version: { type: 'boolean', help: 'show the version' },
} as const satisfies Options;

import type { Command } from './command.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { embed } from './commands/embed.ts';
import { evaluate } from './commands/evaluate.ts';
import { indexFolders } from './commands/index-folders.ts';
import { models } from './commands/models.ts';
import { serve } from './commands/serve.ts';
import { similar } from './commands/similar.ts';

/** In the order of the help. */
export const commands: readonly Command[] = [
  indexFolders,
  similar,
  serve,
  evaluate,
  embed,
  models,
  doctor,
  demo,
];

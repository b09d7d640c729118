import type { Command } from './command.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { embed } from './commands/embed.ts';
import { evaluate } from './commands/evaluate.ts';
import { indexFolders } from './commands/index-folders.ts';
import { adoptModel, rollBackModel } from './commands/models-adopt.ts';
import { deleteModel, downloadModel, exportModel, importModel } from './commands/models-files.ts';
import { models } from './commands/models.ts';
import { serve } from './commands/serve.ts';
import { similar } from './commands/similar.ts';
import { train } from './commands/train.ts';

/** In the order of the help. */
export const commands: readonly Command[] = [
  indexFolders,
  similar,
  serve,
  train,
  evaluate,
  embed,
  models,
  adoptModel,
  rollBackModel,
  exportModel,
  importModel,
  downloadModel,
  deleteModel,
  doctor,
  demo,
];

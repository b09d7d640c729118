import type { EngineClient } from '../../../../src-shared/contract/api.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { type CommandContext, defineCommand, exitCodes } from '../command.ts';
import { describeModels } from '../describe-models.ts';
import { onInterruption } from '../interruption.ts';
import { modelName } from '../option-values.ts';
import { runAdoption } from '../run-model-job.ts';

export const adoptModel = defineCommand({
  name: 'models adopt',
  words: '<model>',
  summary: 'Search with another model',
  details: [
    'Makes its vectors for the whole library first; until they are there the old model answers. Ctrl-C leaves the old',
    'one in use. A model that was not shown to be better is refused.',
  ],
  options: {
    anyway: { type: 'boolean', help: 'also where it was not shown to be better' },
  },
  run: (context, { anyway }) => {
    const name = modelName("'models adopt'", context.words[0]);
    return changeModel(context, (client) => client['models.adopt']({ name, anyway: anyway === true }));
  },
});

export const rollBackModel = defineCommand({
  name: 'models rollback',
  words: '',
  summary: 'Search with the model before again',
  details: ['One step back; a second rollback comes forward again.'],
  options: {},
  run: (context) => changeModel(context, (client) => client['models.rollback']({})),
});

async function changeModel(
  { output, openEngine }: CommandContext,
  begin: (client: EngineClient) => Promise<Job>,
): Promise<number> {
  // Before the engine, so that it still holds while the engine closes.
  using interruption = onInterruption();
  await using opened = await openEngine();
  const interruptedBy = await runAdoption(opened, begin, interruption);
  const list = await opened.client['models.list']({});
  if (interruptedBy !== null) {
    output.note(`Stopped. Search goes on with ${list.active}.`);
    return interruptedBy;
  }
  output.result(list, () => describeModels(list));
  return exitCodes.done;
}

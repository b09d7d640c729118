import { defineCommand, exitCodes } from '../command.ts';
import { describeModels } from '../describe-models.ts';

export const models = defineCommand({
  name: 'models',
  words: '',
  summary: 'List the models that are installed',
  details: [
    'The active model, marked with *, is the one that search uses. For a trained one: recall@1 on held-out photos',
    'before and after. models adopt, rollback, export, import, download and delete change what there is; each has',
    'its own --help.',
  ],
  options: {},
  run: async ({ output, openEngine }) => {
    await using opened = await openEngine();
    const list = await opened.client['models.list']({});
    output.result(list, () => describeModels(list));
    return exitCodes.done;
  },
});

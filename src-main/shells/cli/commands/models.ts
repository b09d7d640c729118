import { defineCommand, exitCodes } from '../command.ts';
import { formatCount, formatDecimal, formatTable } from '../figures.ts';

export const models = defineCommand({
  name: 'models',
  words: '',
  summary: 'List the models that are installed',
  details: ['The active model, marked with *, is the one that search uses.'],
  options: {},
  run: async ({ output, openEngine }) => {
    await using opened = await openEngine();
    const { client } = opened;
    const list = await client['models.list']({});
    output.result(list, () =>
      formatTable(
        list.models.map((model) => [
          model.active ? '*' : ' ',
          model.name,
          `${model.inputSize} px`,
          `${formatCount(model.vectorDimensions)} dimensions`,
          `${formatDecimal(model.bytes / 1e6)} MB`,
          model.licence,
        ]),
        [2, 3, 4],
      ),
    );
    return exitCodes.done;
  },
});

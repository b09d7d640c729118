import { defineCommand, exitCodes } from '../command.ts';
import { describeModels } from '../describe-models.ts';
import { formatBytes } from '../figures.ts';
import { onInterruption } from '../interruption.ts';
import { modelName } from '../option-values.ts';
import { printable } from '../printable.ts';
import { runDownload } from '../run-model-job.ts';

const unverified = {
  type: 'boolean',
  help: 'also a BiT file whose hash is not the published one',
} as const;

export const deleteModel = defineCommand({
  name: 'models delete',
  words: '<model>',
  summary: 'Remove a model that is not in use',
  details: ['A model that others are built on stays, and so does the one that comes with Lookalike.'],
  options: {},
  run: async ({ words, output, openEngine }) => {
    const name = modelName("'models delete'", words[0]);
    await using opened = await openEngine();
    const list = await opened.client['models.delete']({ name });
    output.result(list, () => describeModels(list));
    return exitCodes.done;
  },
});

export const exportModel = defineCommand({
  name: 'models export',
  words: '<model> <file>',
  summary: 'Write a model to one file, without any photo',
  details: ['For models import on another machine. A file that is there already is replaced.'],
  options: {},
  run: async ({ words, output, resolvePath, openEngine }) => {
    const name = modelName("'models export'", words[0]);
    const path = resolvePath(words[1] ?? '');
    await using opened = await openEngine();
    const exported = await opened.client['models.export']({ name, path });
    const list = await opened.client['models.list']({});
    output.result({ ...list, exported }, () => [
      `${printable(exported.path)}: ${formatBytes(exported.bytes)}, sha256 ${exported.sha256}`,
    ]);
    return exitCodes.done;
  },
});

export const importModel = defineCommand({
  name: 'models import',
  words: '<file>',
  summary: 'Add a model from a file',
  details: [
    'What models export wrote, or the published BiT-M-R50x1.npz. It is checked first and not used yet.',
  ],
  options: { unverified },
  run: async ({ words, output, resolvePath, openEngine }, typed) => {
    const path = resolvePath(words[0] ?? '');
    await using opened = await openEngine();
    const { model } = await opened.client['models.import']({ path, unverified: typed.unverified === true });
    output.result({ model }, () => [
      `${model.name} is installed. Search with it: lookalike models adopt ${model.name}`,
    ]);
    return exitCodes.done;
  },
});

export const downloadModel = defineCommand({
  name: 'models download',
  words: '',
  summary: 'Fetch the published BiT-M R50x1 from the internet',
  details: [
    'The only command that uses the network. It is checked against the published hash and not used yet. Ctrl-C keeps',
    'what has arrived, and the next download goes on from there.',
  ],
  options: { unverified },
  run: async ({ output, openEngine }, typed) => {
    // Before the engine, so that it still holds while the engine closes.
    using interruption = onInterruption();
    await using opened = await openEngine();
    const interruptedBy = await runDownload(
      opened,
      (client) => client['models.download']({ unverified: typed.unverified === true }),
      interruption,
    );
    if (interruptedBy !== null) {
      output.note('Stopped. Run the same command again to go on.');
      return interruptedBy;
    }
    const list = await opened.client['models.list']({});
    output.result(list, () => describeModels(list));
    return exitCodes.done;
  },
});

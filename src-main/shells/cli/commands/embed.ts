import { defineCommand, exitCodes } from '../command.ts';
import { formatCountOf } from '../figures.ts';
import { printable } from '../printable.ts';

export const embed = defineCommand({
  name: 'embed',
  words: '<image...>',
  summary: 'Print the vectors that the network makes of pictures',
  details: [
    'Meant for --json: feature is the pooled output of the network, vector what search compares (length 1).',
    'Nothing is added to the library. The exit code is 1 when a picture could not be read.',
  ],
  options: {
    model: { type: 'string', placeholder: 'NAME', help: 'another model than the active one' },
  },
  run: async ({ words, output, resolvePath, openEngine }, { model }) => {
    await using opened = await openEngine();
    const { client } = opened;
    const paths = words.map(resolvePath);
    const result = await client['embed.images']({ paths, ...(model === undefined ? {} : { model }) });
    for (const { path, code, message } of result.failed) {
      output.note(`lookalike: ${printable(message)} (${code}) ${printable(path)}`);
    }
    output.result(result, () => [
      `${formatCountOf(result.items.length, 'picture')}, model ${result.model}, ${result.inputSize} px`,
      ...result.items.map(({ path, feature, vector }) => {
        const start = vector.slice(0, 4).map((value) => value.toFixed(4));
        return `${printable(path)}: ${feature.length} features, vector [${start.join(', ')}, … ${vector.length}]`;
      }),
    ]);
    return result.failed.length === 0 ? exitCodes.done : exitCodes.failed;
  },
});

import type { Evaluation } from '../../../../src-shared/contract/search.ts';
import { defineCommand, exitCodes, type OpenedEngine } from '../command.ts';
import { formatCountOf, formatDuration, formatFinePercent, formatTable } from '../figures.ts';
import { createJobDisplay } from '../job-display.ts';
import { printable } from '../printable.ts';

export const evaluate = defineCommand({
  name: 'evaluate',
  words: '<labelled folder>',
  summary: 'Measure how well photos of the same kind find each other',
  details: [
    'The sub-folders of the folder are the kinds. Every photo is searched for among all others; nothing is added',
    'to the library. Recall@k: the share of photos with one of their own kind among the first k. mAP@R: how much',
    'of the first R places belong to their own kind, where R is how many there are.',
  ],
  options: {
    model: { type: 'string', placeholder: 'NAME', help: 'another model than the active one' },
  },
  run: async ({ words, output, resolvePath, openEngine }, { model }) => {
    const result = await measure(await openEngine(), resolvePath(words[0] ?? ''), model);
    for (const { path, code, message } of result.failed) {
      output.note(`  ${printable(path)}: ${printable(message)} (${code})`);
    }
    output.result(result, () => [
      `${formatCountOf(result.n, 'photo')} of ${formatCountOf(result.classes, 'kind')}, model ${result.model}, ` +
        formatDuration(result.seconds),
      '',
      ...formatTable(
        [
          ['Recall@1', formatFinePercent(result.recallAt1)],
          ['Recall@5', formatFinePercent(result.recallAt5)],
          ['Recall@10', formatFinePercent(result.recallAt10)],
          ['mAP@R', formatFinePercent(result.mapAtR)],
        ],
        [1],
      ),
      '',
      'Recall@1 of each kind:',
      ...formatTable(
        result.perClass.map(({ name, n, recallAt1 }) => [
          `  ${printable(name)}`,
          `${n}`,
          formatFinePercent(recallAt1),
        ]),
        [1, 2],
      ),
    ]);
    return exitCodes.done;
  },
});

async function measure(engine: OpenedEngine, folder: string, model: string | undefined): Promise<Evaluation> {
  await using opened = engine;
  using display = createJobDisplay();
  opened.engine.onEvent((event) => {
    if (event.type === 'job' && event.job.kind === 'evaluate') display.show(event.job);
  });
  return await opened.client['evaluate.run']({ folder, ...(model === undefined ? {} : { model }) });
}

import type { ModelCard, ModelList } from '../../../src-shared/contract/model.ts';
import { formatBytes, formatCount, formatFinePercent, formatTable } from './figures.ts';
import { printable } from './printable.ts';

/** A line for each model, the active one marked. */
export function describeModels({ models }: ModelList): string[] {
  return formatTable(
    models.map((model) => [
      model.active ? '*' : ' ',
      model.name,
      model.kind,
      `${model.inputSize} px`,
      `${formatCount(model.vectorDimensions)} dimensions`,
      formatBytes(model.bytes),
      describeOrigin(model),
    ]),
    [3, 4, 5],
  );
}

/** `quick on efficientnet-lite0, recall@1 81.3% to 90.5%`, or the licence of one that was not trained here. */
function describeOrigin({ training, licence }: ModelCard): string {
  if (!training) return printable(licence);
  const { before, after } = training.comparison;
  return (
    `${training.preset} on ${training.startedFrom}, ` +
    `recall@1 ${formatFinePercent(before.recallAt1)} to ${formatFinePercent(after.recallAt1)}`
  );
}

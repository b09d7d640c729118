import type { TrainingPreset } from '../../../src-shared/contract/model.ts';
import type { EpochFigures } from '../../../src-shared/contract/training.ts';
import { html, type Html } from './html.ts';
import { lineChart, type Series } from './line-chart.ts';
import { PUBLISHED, publishedTable } from './published-run.ts';

/** Loss and retrieval, epoch by epoch; for preset `paper`, beside what was published. */
export function curves(epochs: readonly EpochFigures[], preset: TrainingPreset): Html {
  if (epochs.length === 0) return html`<p>No epoch was finished, so there is no curve to show.</p>`;
  const kept = epochs.findLast((figures) => figures.isBest);
  const mark = kept ? { name: `Epoch ${kept.epoch}: the weights that were kept`, x: kept.epoch } : null;
  const along = (valueOf: (figures: EpochFigures) => number | null): Series['points'] =>
    epochs.flatMap((figures) => {
      const y = valueOf(figures);
      return y === null ? [] : { x: figures.epoch, y };
    });
  const heldOutLoss = along((figures) => figures.heldOutLoss);
  const isPaper = preset === 'paper';

  return html`<div class="charts">
      ${lineChart({
        title: 'Loss',
        xLabel: 'Epoch',
        yLabel: 'Loss (mean of the epoch)',
        series: [
          { name: 'Training', look: 'first', joined: true, points: along((figures) => figures.loss) },
          ...(heldOutLoss.length > 0
            ? [{ name: 'Photos set aside', look: 'second', joined: true, points: heldOutLoss } as const]
            : []),
          ...(isPaper ? publishedSeries : []),
        ],
        ...(isPaper
          ? {
              levels: [
                {
                  name: `Published: best held-out, ${PUBLISHED.heldOutLoss.best}`,
                  y: PUBLISHED.heldOutLoss.best,
                },
              ],
            }
          : {}),
        mark,
      })}
      ${lineChart({
        title: 'Retrieval among photos set aside',
        xLabel: 'Epoch',
        yLabel: 'Share, 0 to 1',
        yRange: { low: 0, high: 1 },
        series: [
          { name: 'Recall@1', look: 'first', joined: true, points: along((figures) => figures.recallAt1) },
          { name: 'mAP@R', look: 'second', joined: true, points: along((figures) => figures.mapAtR) },
        ],
        mark,
      })}
    </div>
    ${isPaper ? publishedTable(epochs) : null}`;
}

const ends = ({ first, last }: { first: number; last: number }): Series['points'] => [
  { x: 1, y: first },
  { x: PUBLISHED.epochs, y: last },
];

/** Points, not lines: nothing is known of the epochs between. */
const publishedSeries: Series[] = [
  {
    name: 'Published: training, first and last epoch',
    look: 'reference-first',
    joined: false,
    points: ends(PUBLISHED.loss),
  },
  {
    name: 'Published: held-out, first and last epoch',
    look: 'reference-second',
    joined: false,
    points: ends(PUBLISHED.heldOutLoss),
  },
];

import type { EpochFigures } from '../../../src-shared/contract/training.ts';
import { html, type Html } from './html.ts';

/** All that was published of the run that preset `paper` follows (arXiv 2205.04883 and its training log). */
export const PUBLISHED = {
  epochs: 21,
  loss: { first: 0.941, last: 0.231 },
  heldOutLoss: { first: 0.919, last: 0.305, best: 0.297 },
};

/** The published run and this one in numbers; other photos or another split give other losses. */
export function publishedTable(epochs: readonly EpochFigures[]): Html {
  const losses = epochs.map(({ loss }) => loss);
  const heldOut = epochs.flatMap(({ heldOutLoss }) => heldOutLoss ?? []);
  const three = (value: number | undefined): string => value?.toFixed(3) ?? '\u2013';
  const rows: [string, string, string][] = [
    ['Epochs', String(PUBLISHED.epochs), String(epochs.length)],
    ['Training loss, first epoch', three(PUBLISHED.loss.first), three(losses[0])],
    ['Training loss, last epoch', three(PUBLISHED.loss.last), three(losses.at(-1))],
    ['Held-out loss, first epoch', three(PUBLISHED.heldOutLoss.first), three(heldOut[0])],
    ['Held-out loss, last epoch', three(PUBLISHED.heldOutLoss.last), three(heldOut.at(-1))],
    [
      'Held-out loss, best',
      three(PUBLISHED.heldOutLoss.best),
      three(heldOut.length > 0 ? Math.min(...heldOut) : undefined),
    ],
  ];
  return html`<table>
      <caption>
        Beside the published run
      </caption>
      <thead>
        <tr>
          <th scope="col"></th>
          <th scope="col">Published</th>
          <th scope="col">This run</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, published, ours]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${published}</td>
              <td>${ours}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="note">
      Published: tf_flowers, 3,120 photos to train and 550 held out, BiT-M R50x1 (arXiv 2205.04883). No
      retrieval figures were published.
    </p>`;
}

import type { Comparison, Interval } from '../../../src-shared/contract/model.ts';
import { html, type Html } from './html.ts';
import { figureNames, measureNames, percent, percentRange, pointRange, points } from './words.ts';

/** Recall and mAP@R of both models, each with its interval. */
export function figuresTable({ before, after, gain }: Comparison): Html {
  const rows = figureNames.map((name) => {
    const was = before.intervals[name];
    const is = after.intervals[name];
    return html`<tr>
      <th scope="row">${measureNames[name].name}<small>${measureNames[name].meaning}</small></th>
      <td>${percent(before[name])}<small>${percentRange(was)}</small></td>
      <td>${percent(after[name])}<small>${percentRange(is)}</small></td>
      <td>${points(gain[name].value)}<small>${pointRange(gain[name])}</small></td>
      <td class="wide">${whiskers({ value: before[name], ...was }, { value: after[name], ...is })}</td>
    </tr>`;
  });
  return html`<div class="scroll">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Old model</th>
            <th scope="col">New model</th>
            <th scope="col">Gain, points</th>
            <th scope="col" class="wide">0 to 100 %: old above, new below</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <p class="note">
      In small type: 95 % intervals, by resampling the ${before.n.toLocaleString('en')} searches and by
      leaving out photos.
    </p>`;
}

type Figure = Interval & { value: number };

/** A dot with its interval for each model; the picture repeats the numbers, so readers aloud skip it. */
function whiskers(before: Figure, after: Figure): Html {
  const x = (share: number): string => (4 + Math.min(1, Math.max(0, share)) * 192).toFixed(1);
  const line = (figure: Figure, y: number, side: string): Html =>
    html`<g class="${side}">
      <path d="M${x(figure.low)} ${y}H${x(figure.high)}" /><circle cx="${x(figure.value)}" cy="${y}" r="4" />
    </g>`;
  return html`<svg class="whiskers" viewBox="0 0 200 30" aria-hidden="true">
    <path class="axis" d="M4 2V28M100 2V28M196 2V28" />
    ${line(before, 9, 'before')}${line(after, 21, 'after')}
  </svg>`;
}
